"""Rules for people, rooms and memberships."""

from base64 import b64decode
from collections.abc import Callable
from typing import Any

import pytest
import requests

from sandbox.app import Sandbox
from sandbox.errors import WebexError
from sandbox.records import Room
from sandbox.server import SandboxServer
from sandbox.stamps import new_id
from webex.sdk import ApiError, WebexAPI


def status_of(refusal: pytest.ExceptionInfo[ApiError]) -> int:
    return int(refusal.value.status_code)


def test_ids_look_like_webex_ids() -> None:
    record_id = new_id("PEOPLE")

    assert "=" not in record_id
    padding = "=" * (-len(record_id) % 4)
    assert b64decode(record_id + padding).startswith(b"ciscospark://us/PEOPLE/")


def test_people_are_found_by_start_of_name_and_by_id(bot: WebexAPI, sandbox: Sandbox) -> None:
    administrator = sandbox.people[1]

    by_name = list(bot.people.list(displayName="admin"))
    by_id = list(bot.people.list(id=administrator.id))

    assert [p.id for p in by_name] == [p.id for p in by_id] == [administrator.id]


def test_a_list_may_be_asked_for_with_a_slash_at_its_end(
    server: SandboxServer, sandbox: Sandbox
) -> None:
    ids = [person.id for person in sandbox.people[:2]]

    found = requests.get(
        f"{server.api_url}people/",
        params={"id": ",".join(ids)},
        headers={"Authorization": f"Bearer {sandbox.bot_token}"},
        timeout=5,
    )

    assert {person["id"] for person in found.json()["items"]} == set(ids)


def test_how_to_join_the_meeting_of_a_room_is_told_to_its_members(
    bot: WebexAPI, sandbox: Sandbox, team: Room, client_for: Callable[[str], WebexAPI]
) -> None:
    assert bot.rooms.get_meeting_info(team.id).roomId == team.id
    with pytest.raises(ApiError) as refusal:
        client_for(sandbox.people[-1].id).rooms.get_meeting_info(team.id)
    assert status_of(refusal) == 404


def test_people_of_another_organization_are_not_found_by_email(
    bot: WebexAPI, sandbox: Sandbox
) -> None:
    sandbox.store.add_person("Guest", "guest@example.org", org_id=new_id("ORGANIZATION"))

    assert list(bot.people.list(email="guest@example.org")) == []


@pytest.mark.parametrize("query", [{}, {"email": "no address"}])
def test_people_are_listed_only_with_a_proper_filter(bot: WebexAPI, query: dict[str, str]) -> None:
    with pytest.raises(ApiError) as refusal:
        list(bot.people.list(**query))
    assert status_of(refusal) == 400


def test_a_list_is_paged_by_link_header(developer: WebexAPI) -> None:
    titles = [f"Room {number}" for number in range(5)]
    for title in titles:
        developer.rooms.create(title)

    listed = [room.title for room in developer.rooms.list(max=2)]

    assert listed == [*reversed(titles), "Integration team"]


@pytest.mark.parametrize("size", ["0", "1001", "many"])
def test_a_page_size_out_of_range_is_refused(
    server: SandboxServer, sandbox: Sandbox, size: str
) -> None:
    headers = {"Authorization": f"Bearer {sandbox.bot_token}"}

    response = requests.get(f"{server.api_url}rooms?max={size}", headers=headers, timeout=5)

    assert response.status_code == 400


def test_rooms_can_be_sorted_by_activity_and_chosen_by_type(
    developer: WebexAPI, team: Room
) -> None:
    developer.rooms.create("Quiet")
    developer.messages.create(roomId=team.id, text="news")
    developer.messages.create(toPersonEmail="administrator@example.com", text="hi")

    groups = developer.rooms.list(type="group", sortBy="lastactivity")
    direct = developer.rooms.list(type="direct")

    assert [room.title for room in groups] == ["Integration team", "Quiet"]
    assert [room.title for room in direct] == ["Administrator"]


def test_a_room_does_not_exist_for_those_outside_it(bot: WebexAPI, developer: WebexAPI) -> None:
    room = developer.rooms.create("Private")

    attempts: list[Callable[[], Any]] = [
        lambda: bot.rooms.get(room.id),
        lambda: bot.messages.create(roomId=room.id, text="hello"),
        lambda: bot.memberships.create(room.id, personEmail="scope-bot@webex.bot"),
    ]
    for attempt in attempts:
        with pytest.raises(ApiError) as refusal:
            attempt()
        assert status_of(refusal) == 404


def test_memberships_of_others_are_listed_by_room_only(
    bot: WebexAPI, sandbox: Sandbox, team: Room
) -> None:
    person = sandbox.people[0]

    mine = list(bot.memberships.list())
    by_id = list(bot.memberships.list(roomId=team.id, personId=person.id))
    by_email = list(bot.memberships.list(roomId=team.id, personEmail=person.email))

    assert [member.personId for member in mine] == [sandbox.bot.id]
    assert [member.id for member in by_id] == [member.id for member in by_email]
    with pytest.raises(ApiError) as refusal:
        list(bot.memberships.list(personId=person.id))
    assert status_of(refusal) == 400


@pytest.mark.parametrize("who", [{}, {"personId": "a", "personEmail": "b@example.com"}])
def test_one_person_is_added_at_a_time(bot: WebexAPI, team: Room, who: dict[str, str]) -> None:
    with pytest.raises(ApiError) as refusal:
        bot.memberships.create(team.id, **who)
    assert status_of(refusal) == 400


def test_nobody_unknown_is_added(bot: WebexAPI, team: Room) -> None:
    for who in ({"personId": "nobody"}, {"personEmail": "nobody@example.com"}):
        with pytest.raises(ApiError) as refusal:
            bot.memberships.create(team.id, **who)
        assert status_of(refusal) == 404


def test_a_direct_room_is_neither_renamed_nor_deleted(bot: WebexAPI) -> None:
    room_id = bot.messages.create(toPersonEmail="developer@example.com", text="hi").roomId

    with pytest.raises(ApiError) as refusal:
        bot.rooms.update(room_id, title="Ours")
    assert status_of(refusal) == 400
    with pytest.raises(ApiError) as refusal:
        bot.rooms.delete(room_id)
    assert status_of(refusal) == 403


def test_nobody_joins_twice(developer: WebexAPI, team: Room) -> None:
    with pytest.raises(ApiError) as refusal:
        developer.memberships.create(team.id, personEmail="scope-bot@webex.bot")
    assert status_of(refusal) == 409


def test_a_direct_room_keeps_its_two_members(developer: WebexAPI) -> None:
    room_id = developer.messages.create(toPersonEmail="scope-bot@webex.bot", text="hi").roomId
    members = list(developer.memberships.list(roomId=room_id))

    assert {member.personDisplayName for member in members} == {"Developer", "Scope Bot"}
    with pytest.raises(ApiError) as refusal:
        developer.memberships.delete(members[0].id)
    assert status_of(refusal) == 403
    with pytest.raises(ApiError) as refusal:
        developer.memberships.create(room_id, personEmail="administrator@example.com")
    assert status_of(refusal) == 403


def test_in_a_locked_room_only_moderators_decide(
    sandbox: Sandbox, developer: WebexAPI, bot: WebexAPI
) -> None:
    room = sandbox.store.create_room("Locked", sandbox.people[0].id, is_locked=True)
    developer.memberships.create(room.id, personEmail="scope-bot@webex.bot")

    with pytest.raises(ApiError) as refusal:
        bot.memberships.create(room.id, personEmail="administrator@example.com")
    assert status_of(refusal) == 403
    with pytest.raises(ApiError) as refusal:
        bot.rooms.update(room.id, title="Mine")
    assert status_of(refusal) == 403


def test_in_announcement_mode_only_moderators_post(sandbox: Sandbox, bot: WebexAPI) -> None:
    store, moderator = sandbox.store, sandbox.people[0]
    room = store.create_room("News", moderator.id, is_locked=True, announcements=True)
    store.add_member(room.id, sandbox.bot.id)

    store.post(moderator.id, room_id=room.id, text="hear, hear")
    with pytest.raises(ApiError) as refusal:
        bot.messages.create(roomId=room.id, text="hello")
    assert status_of(refusal) == 403


def test_deleting_a_room_of_somebody_else_only_leaves_it(
    bot: WebexAPI, developer: WebexAPI, team: Room
) -> None:
    bot.rooms.delete(team.id)

    assert list(bot.rooms.list()) == []
    assert developer.rooms.get(team.id).title == "Integration team"


def test_an_email_address_belongs_to_one_person(sandbox: Sandbox) -> None:
    with pytest.raises(WebexError) as refusal:
        sandbox.store.add_person("Double", "Developer@example.com")
    assert refusal.value.status == 409
