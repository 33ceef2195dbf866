import pytest

from scopes.knowledge import Knowledge
from tests.handlers.asking import CONTROLS, PROVISIONING, REPORTING, Ask, text_of

AREAS = ("Meetings", "People", "Rooms", "Messages", "Teams", "Devices", "Recordings", "Calling")
GROUPS = {
    "Calling Provisioning": PROVISIONING,
    "Calling Controls": CONTROLS,
    "Calling Reporting and Analytics": REPORTING,
}
PHRASINGS = (
    "{}",
    "scopes for {}",
    "which scopes are there for {}?",
    "list the {} scopes",
    "what scopes are available for {}",
    "show me all {} scopes",
)


def listed(ask: Ask, text: str) -> set[str]:
    answer = ask(text)
    assert answer.kind == "list"
    return {match.scope for match in answer.matches}


@pytest.mark.parametrize(
    "text", ["areas", "list areas", "Which areas are there?", "list the areas"]
)
@pytest.mark.parametrize("area", AREAS)
def test_lists_the_areas(ask: Ask, text: str, area: str) -> None:
    assert f"**{area}** (" in text_of(ask(text))


@pytest.mark.parametrize("text", ["groups", "which groups are there?", "calling groups"])
@pytest.mark.parametrize("group", GROUPS)
def test_lists_the_groups(ask: Ask, text: str, group: str) -> None:
    assert f"**{group}** ({len(GROUPS[group])} scopes)" in text_of(ask(text))


@pytest.mark.parametrize("phrasing", PHRASINGS)
@pytest.mark.parametrize("area", AREAS)
def test_lists_an_area_without_deprecated_scopes(
    ask: Ask, knowledge: Knowledge, area: str, phrasing: str
) -> None:
    expected = {s.id for s in knowledge.catalog.scopes.values() if s.area == area.lower()}
    expected -= {s.id for s in knowledge.catalog.scopes.values() if s.replaced_by}

    assert listed(ask, phrasing.format(area)) == expected


@pytest.mark.parametrize("phrasing", PHRASINGS)
@pytest.mark.parametrize("group", GROUPS)
def test_lists_a_group(ask: Ask, group: str, phrasing: str) -> None:
    assert listed(ask, phrasing.format(group)) == set(GROUPS[group])


def test_every_area_can_be_listed_by_its_name(ask: Ask, knowledge: Knowledge) -> None:
    names = [area.name for area in knowledge.catalog.areas.values()]

    assert [
        name for name in names if ask(f"which scopes are there for {name}?").kind != "list"
    ] == []


@pytest.mark.parametrize(
    ("said", "area"),
    [
        ("spaces", "rooms"),
        ("users", "people"),
        ("telephony", "calling"),
        ("chat", "messages"),
    ],
)
def test_an_area_has_other_names(ask: Ask, knowledge: Knowledge, said: str, area: str) -> None:
    expected = {scope.id for scope in knowledge.catalog.in_area(area)}

    assert listed(ask, f"scopes for {said}") == expected


def test_a_list_is_no_advice(ask: Ask) -> None:
    answer = ask("scopes for recordings")

    assert (answer.scopes, answer.by_level, answer.level) == ((), {}, None)
    assert "not a set to request" in text_of(answer)


def test_a_list_names_every_scope_with_its_summary(ask: Ask, knowledge: Knowledge) -> None:
    text = text_of(ask("scopes for teams"))

    assert [s.id for s in knowledge.catalog.in_area("teams") if s.summary not in text] == []


def test_a_list_marks_what_is_only_seen_in_real_apps(ask: Ask) -> None:
    lines = [li for li in text_of(ask("scopes for calling")).splitlines() if "`spark:xsi`" in li]

    assert len(lines) == 1
    assert "Undocumented" in lines[0]


@pytest.mark.parametrize("text", ["list recordings", "delete a room", "create a team"])
def test_a_job_in_an_area_is_no_listing(ask: Ask, text: str) -> None:
    assert ask(text).kind == "advise"


@pytest.mark.parametrize("text", ["what scopes to list devices", "which scopes to list people"])
def test_what_is_to_be_listed_is_a_job(ask: Ask, text: str) -> None:
    assert ask(text).kind == "advise"
