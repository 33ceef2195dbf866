"""Teams, their members and their rooms, through the unmodified SDK."""

from collections.abc import Callable
from itertools import islice
from typing import Any

import pytest

from sandbox.app import Sandbox
from webex.sdk import ApiError, WebexAPI


@pytest.fixture
def colleague(sandbox: Sandbox, client_for: Callable[[str], WebexAPI]) -> WebexAPI:
    return client_for(sandbox.people[1].id)


def status_of(call: Callable[[], Any]) -> int:
    with pytest.raises(ApiError) as refusal:
        call()
    return int(refusal.value.status_code)


def test_a_team_is_made_shown_renamed_and_ended(developer: WebexAPI, sandbox: Sandbox) -> None:
    made = developer.teams.create("Übung", description="to try")

    assert (made.name, made.creatorId) == ("Übung", sandbox.people[0].id)
    assert made.json_data["description"] == "to try"
    renamed = developer.teams.update(made.id, "Release")
    assert (renamed.name, renamed.json_data["description"]) == ("Release", "to try")
    assert developer.teams.get(made.id) == renamed

    developer.teams.delete(made.id)

    assert status_of(lambda: developer.teams.get(made.id)) == 404
    assert list(developer.teams.list()) == []


def test_teams_are_listed_in_pages_to_their_members(
    developer: WebexAPI, colleague: WebexAPI
) -> None:
    made = [developer.teams.create(f"Team {number}").id for number in range(4)]

    listed = [team.id for team in islice(developer.teams.list(max=1), 3)]

    assert listed == made[:0:-1]
    assert list(colleague.teams.list()) == []


def test_members_are_added_changed_and_removed(developer: WebexAPI, sandbox: Sandbox) -> None:
    _, administrator, reviewer, *_ = sandbox.people
    team = developer.teams.create("Release")

    added = developer.team_memberships.create(team.id, personEmail=administrator.email)
    moderator = developer.team_memberships.create(team.id, personId=reviewer.id, isModerator=True)

    assert (added.teamId, added.personId, added.isModerator) == (team.id, administrator.id, False)
    assert (added.personDisplayName, added.personOrgId) == ("Administrator", sandbox.store.org_id)
    assert moderator.isModerator
    assert len(list(developer.team_memberships.list(team.id))) == 3
    assert developer.team_memberships.update(added.id, isModerator=True).isModerator
    assert developer.team_memberships.get(added.id).isModerator

    developer.team_memberships.delete(added.id)

    assert status_of(lambda: developer.team_memberships.get(added.id)) == 404


def test_only_moderators_change_a_team_but_everybody_may_leave(
    developer: WebexAPI, colleague: WebexAPI, sandbox: Sandbox
) -> None:
    team = developer.teams.create("Release")
    (creator,) = developer.team_memberships.list(team.id)
    mine = developer.team_memberships.create(team.id, personId=sandbox.people[1].id)

    assert colleague.teams.get(team.id).name == "Release"
    for refused in (
        lambda: colleague.teams.update(team.id, "Mine"),
        lambda: colleague.teams.delete(team.id),
        lambda: colleague.team_memberships.create(team.id, personId=sandbox.people[2].id),
        lambda: colleague.team_memberships.update(mine.id, isModerator=True),
        lambda: colleague.team_memberships.delete(creator.id),
    ):
        assert status_of(refused) == 403

    colleague.team_memberships.delete(mine.id)

    assert status_of(lambda: colleague.teams.get(team.id)) == 404


def test_what_is_wrong_with_a_request_is_told(
    developer: WebexAPI, colleague: WebexAPI, sandbox: Sandbox
) -> None:
    team = developer.teams.create("Release")
    (mine,) = developer.team_memberships.list(team.id)
    members, memberships = developer.team_memberships, colleague.team_memberships

    assert status_of(lambda: developer.teams.create("")) == 400
    assert status_of(lambda: developer._session.get("team/memberships")) == 400
    assert status_of(lambda: members.create(team.id)) == 400
    assert status_of(lambda: members.create(team.id, personEmail="nobody@example.com")) == 404
    assert status_of(lambda: members.create(team.id, personId=sandbox.people[0].id)) == 409
    assert status_of(lambda: members.update(mine.id)) == 400
    assert status_of(lambda: list(memberships.list(team.id))) == 404
    assert status_of(lambda: memberships.get(mine.id)) == 404


def test_a_room_may_belong_to_a_team_and_ends_with_it(
    developer: WebexAPI, colleague: WebexAPI
) -> None:
    team = developer.teams.create("Release")

    room = developer.rooms.create("Planning", teamId=team.id)

    assert room.teamId == team.id
    assert [each.id for each in developer.rooms.list(teamId=team.id)] == [room.id]
    assert status_of(lambda: colleague.rooms.create("Mine", teamId=team.id)) == 404

    developer.teams.delete(team.id)

    assert status_of(lambda: developer.rooms.get(room.id)) == 404
