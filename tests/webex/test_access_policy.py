import base64

import pytest

from webex.access_policy import AccessPolicy
from webex.records import Person


def encoded(address: str) -> str:
    return base64.urlsafe_b64encode(address.encode()).decode().rstrip("=")


OURS = encoded("ciscospark://us/ORGANIZATION/11111111-1111-1111-1111-111111111111")
OURS_IN_EUROPE = encoded("ciscospark://eu/ORGANIZATION/11111111-1111-1111-1111-111111111111")
THEIRS = encoded("ciscospark://us/ORGANIZATION/22222222-2222-2222-2222-222222222222")
PEOPLE = {
    "ALICE": Person("ALICE", "alice@Example.COM", "Alice", OURS),
    "BOB": Person("BOB", "bob@Example.COM", "Bob", THEIRS),
}


@pytest.mark.parametrize(
    ("orgs", "domains", "person", "expected"),
    [
        ([], [], "ALICE", True),
        ([OURS], [], "ALICE", True),
        ([OURS_IN_EUROPE], [], "ALICE", True),
        ([THEIRS, OURS], [], "ALICE", True),
        ([OURS], [], "BOB", False),
        ([], ["example.com"], "ALICE", True),
        ([], ["example.org", "example.com"], "ALICE", True),
        ([], ["ample.com"], "ALICE", False),
        ([], ["cisco.com"], "ALICE", False),
        ([THEIRS], ["example.com"], "ALICE", True),
        ([THEIRS], ["cisco.com"], "ALICE", False),
    ],
)
def test_people_are_allowed_by_organization_or_by_domain(
    orgs: list[str], domains: list[str], person: str, expected: bool
) -> None:
    access = AccessPolicy(frozenset(orgs), frozenset(domains), PEOPLE.__getitem__)

    assert access.allows(person) is expected


def test_nobody_is_looked_up_when_everybody_is_allowed() -> None:
    assert AccessPolicy(frozenset(), frozenset(), PEOPLE.__getitem__).allows("SOMEBODY ELSE")


def test_a_person_is_looked_up_once() -> None:
    asked: list[str] = []

    def person_of(person: str) -> Person:
        asked.append(person)
        return PEOPLE[person]

    access = AccessPolicy(frozenset([OURS]), frozenset(), person_of)

    assert [access.allows("ALICE"), access.allows("ALICE")] == [True, True]
    assert asked == ["ALICE"]


DOMAINS = frozenset(["example.com", "kite.example"])


@pytest.mark.parametrize(
    "email", ["", "alice@", "alice@example.com.evil.org", "alice@\u212aite.example"]
)
def test_an_odd_address_belongs_to_no_domain(email: str) -> None:
    odd = Person("ODD", email, "Odd", OURS)

    assert not AccessPolicy(frozenset(), DOMAINS, lambda _: odd).allows("ODD")
