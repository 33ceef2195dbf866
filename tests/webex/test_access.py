import base64

import pytest

from webex.access import Access


def encoded(address: str) -> str:
    return base64.urlsafe_b64encode(address.encode()).decode().rstrip("=")


OURS = encoded("ciscospark://us/ORGANIZATION/11111111-1111-1111-1111-111111111111")
OURS_IN_EUROPE = encoded("ciscospark://eu/ORGANIZATION/11111111-1111-1111-1111-111111111111")
THEIRS = encoded("ciscospark://us/ORGANIZATION/22222222-2222-2222-2222-222222222222")
ORGS = {"ALICE": OURS, "BOB": THEIRS}


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
    access = Access(frozenset(orgs), frozenset(domains), ORGS.__getitem__)

    assert access.allows(person, f"{person}@Example.COM") is expected


def test_the_organization_is_not_looked_up_when_the_domain_decides() -> None:
    asked: list[str] = []

    def org_of(person: str) -> str:
        asked.append(person)
        return OURS

    Access(frozenset([OURS]), frozenset(["example.com"]), org_of).allows("BOB", "bob@example.com")

    assert asked == []


@pytest.mark.parametrize("email", ["", "alice@", "alice@example.com.evil.org"])
def test_an_odd_address_belongs_to_no_domain(email: str) -> None:
    access = Access(frozenset(), frozenset(["example.com"]), ORGS.__getitem__)

    assert not access.allows("ALICE", email)
