from dataclasses import replace

import pytest

from scopes.reading.query import MOST_CHARACTERS, Query
from webex.button_state import MOST_BYTES, State, StateSigner

STATE = State(Query("what scopes for CDR? 📞", "admin"), "THREAD")


def test_what_was_signed_is_read_again_by_another_process() -> None:
    assert StateSigner("secret").verify(StateSigner("secret").sign(STATE)) == STATE


def test_what_was_added_and_taken_out_is_kept() -> None:
    state = State(Query("list my rooms", added=("read CDRs",), without=(1,)), "THREAD")

    assert StateSigner("secret").verify(StateSigner("secret").sign(state)) == state


@pytest.mark.parametrize(("days", "is_expired"), [(0, False), (30, False), (31, True)])
def test_a_button_expires_after_thirty_days(days: int, is_expired: bool) -> None:
    signed = StateSigner("secret", lambda: 0.0).sign(STATE)

    verified = StateSigner("secret", lambda: days * 86_400.0).verify(signed)

    assert verified == replace(STATE, is_expired=is_expired)


def test_another_secret_cannot_make_buttons() -> None:
    assert StateSigner("secret").verify(StateSigner("guessed").sign(STATE)) is None


@pytest.mark.parametrize(
    "text", [None, 7, [], {}, "", ".", "a.b", "x" * (MOST_BYTES + 1), "é", "\x00"]
)
def test_what_is_no_state_is_none(text: object) -> None:
    assert StateSigner("secret").verify(text) is None


def test_every_character_of_a_state_counts() -> None:
    signed = StateSigner("secret").sign(STATE)
    other = ["A" if character != "A" else "B" for character in signed]
    changed = [signed[:n] + character + signed[n + 1 :] for n, character in enumerate(other)]

    # The last character of base64 may hold bits that mean nothing.
    assert [StateSigner("secret").verify(text) for text in changed[:-1]] == [None] * (
        len(signed) - 1
    )


def test_a_signed_state_of_another_shape_is_none() -> None:
    signer = StateSigner("secret")
    contents: tuple[object, ...] = (
        *([], {}, [2], [1, "T", "text", None], [3, 0, "T", "text", None]),
        *([2, 0, "T", 7, None], [2, 0, "T", "text", "king"], [2, "now", "T", "text", None]),
        *([2, 0, "T"], [2, 0, "T", "text", None, [7], []], [2, 0, "T", "text", None, [], [], 1]),
    )

    for content in contents:
        assert signer.verify(signer._serializer.dumps(content)) is None


def test_a_state_never_exceeds_what_a_button_may_carry() -> None:
    words = "".join(chr(0x4E00 + n) for n in range(MOST_CHARACTERS))

    assert StateSigner("secret").sign(State(Query(words))) == ""
    assert 0 < len(StateSigner("secret").sign(State(Query("list rooms " * 150)))) <= MOST_BYTES
