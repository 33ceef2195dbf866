import logging

import pytest
import structlog

from monitoring.logs import HIDDEN, formatter


def line(said: object, *, secrets: tuple[str, ...] = (), **facts: object) -> str:
    """Return a log line as it is written."""
    record = logging.LogRecord("webex.gate", logging.INFO, "", 0, said, None, None)
    if facts:
        record.msg = {"event": said, **facts}
        record._logger, record._name = None, "webex.gate"
    return formatter(secrets).format(record)


def test_an_event_is_one_line_of_keys_and_values() -> None:
    written = line("answer_sent", key="messages/created/M1", kind="advise")

    assert "\n" not in written
    assert written.endswith("event=answer_sent key=messages/created/M1 kind=advise")


def test_what_libraries_say_looks_the_same() -> None:
    written = line("something\nin two lines")

    assert "\n" not in written
    assert 'logger=webex.gate event="something\\nin two lines"' in written


def test_secrets_are_blacked_out_wherever_they_stand() -> None:
    written = line("token abcdefgh", secrets=("abcdefgh",), why="Bearer abcdefgh")

    assert "abcdefgh" not in written
    assert written.count(HIDDEN) == 2


@pytest.mark.parametrize("secret", ["", "a", "info"])
def test_a_secret_too_short_to_be_one_does_not_black_out_the_log(secret: str) -> None:
    assert HIDDEN not in line("what happened", secrets=(secret,))


def test_our_loggers_write_through_the_standard_ones(caplog: pytest.LogCaptureFixture) -> None:
    structlog.get_logger("webex.gate").warning("refused", key="M1")

    assert [record.name for record in caplog.records] == ["webex.gate"]
