from collections.abc import Callable, Iterator

import psycopg
import pytest
import sqlalchemy as sa

from app.starting import PAUSES, may_pass, patiently
from settings import SettingsError
from store.database import StoreError, open_database, transaction
from webex.errors import WebexError


def failing(*errors: Exception) -> Callable[[], str]:
    """Return a step that raises each of some errors in turn and then works."""
    left: Iterator[Exception] = iter(errors)

    def step() -> str:
        for error in left:
            raise error
        return "started"

    return step


def test_what_may_pass_is_tried_again_until_it_works(capsys: pytest.CaptureFixture[str]) -> None:
    pauses: list[float] = []
    away = [WebexError("Webex cannot be reached") for _ in range(6)]

    assert patiently(failing(*away), pauses.append) == "started"
    assert pauses == [*PAUSES, PAUSES[-1], PAUSES[-1]]
    assert capsys.readouterr().err.count("Webex cannot be reached") == 1


def test_another_fault_is_said_too(capsys: pytest.CaptureFixture[str]) -> None:
    patiently(failing(WebexError("one", 503), WebexError("two", 500)), lambda _: None)

    said = capsys.readouterr().err
    assert "one" in said
    assert "two" in said


def test_what_will_not_pass_is_raised_at_once() -> None:
    with pytest.raises(WebexError, match="refused"):
        patiently(failing(WebexError("refused", 403)), lambda _: pytest.fail("waited"))


@pytest.mark.parametrize(
    ("status", "expected"), [(0, True), (429, True), (503, True), (401, False), (403, False)]
)
def test_webex_may_come_back_but_a_refused_token_does_not(status: int, expected: bool) -> None:
    assert may_pass(WebexError("fault", status)) is expected


def settings_error(cause: Exception) -> SettingsError:
    """Return an error that was raised in the place of another one."""
    error = SettingsError("DATABASE_URL cannot be opened")
    error.__context__ = cause
    return error


@pytest.mark.parametrize(
    ("cause", "expected"),
    [
        (psycopg.OperationalError("connection refused"), True),
        (sa.exc.ArgumentError("nonsense"), False),
        (PermissionError(), False),
        (WebexError("away", 503), True),
    ],
)
def test_a_server_of_databases_may_come_back(cause: Exception, expected: bool) -> None:
    if isinstance(cause, psycopg.Error):
        cause = sa.exc.OperationalError("SELECT 1", {}, cause)

    assert may_pass(settings_error(cause)) is expected


def test_a_database_that_fails_once_it_is_open_may_come_back() -> None:
    nowhere = sa.create_engine("postgresql+psycopg://bot@127.0.0.1:9/bot")
    with pytest.raises(StoreError) as caught, transaction(nowhere):
        pytest.fail("nobody listens there")

    assert may_pass(settings_error(caught.value))


def test_a_file_that_cannot_be_opened_does_not_pass() -> None:
    with pytest.raises(SettingsError) as caught:
        open_database("sqlite:////proc/no/such/folder/bot.db")

    assert not may_pass(caught.value)


def test_a_setting_that_is_wrong_does_not_pass() -> None:
    assert not may_pass(SettingsError("PORT must be a number"))
