import base64

import pytest

from webex.ids import same_id


def encoded(address: str) -> str:
    return base64.urlsafe_b64encode(address.encode()).decode().rstrip("=")


ALICE = encoded("ciscospark://us/PEOPLE/11111111-1111-1111-1111-111111111111")
ALICE_IN_EUROPE = encoded(
    "ciscospark://urn:TEAM:eu-central-1_k/PEOPLE/11111111-1111-1111-1111-111111111111"
)
BOB = encoded("ciscospark://us/PEOPLE/22222222-2222-2222-2222-222222222222")
ROOM = encoded("ciscospark://us/ROOM/11111111-1111-1111-1111-111111111111")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (ALICE, ALICE, True),
        (ALICE, ALICE_IN_EUROPE, True),
        (ALICE, f"{ALICE}==", True),
        (ALICE, BOB, False),
        (ALICE, ROOM, False),
        (ALICE, "", False),
        ("", ALICE, False),
        ("", "", False),
        ("all", "all", True),
        ("all", "ALL", False),
        ("ü", "ü", True),
        ("ü", ALICE, False),
        (encoded("no address"), encoded("nor this"), False),
    ],
)
def test_ids_are_compared_without_their_region(one: str, other: str, expected: bool) -> None:
    assert same_id(one, other) is expected
