import pytest

from scopes.knowledge import Knowledge
from scopes.privilege.needs import Outcome
from tests.handlers.asking import GROUPED, Ask, text_of


def misspelt(scope: str) -> str:
    """Swap the first two letters behind the colon of a scope's name."""
    start = scope.index(":") + 1
    return scope[:start] + scope[start + 1] + scope[start] + scope[start + 2 :]


@pytest.mark.parametrize("phrasing", ["{}", "what does {} do?", "explain `{}`", "what is {} for"])
@pytest.mark.parametrize("scope", GROUPED)
def test_explains_a_scope_by_its_name(ask: Ask, scope: str, phrasing: str) -> None:
    answer = ask(phrasing.format(scope))

    assert (answer.kind, answer.scopes) == ("explain", (scope,))


@pytest.mark.parametrize("scope", GROUPED)
def test_explains_a_scope_in_upper_case(ask: Ask, scope: str) -> None:
    assert ask(f"what does {scope.upper()} do?").scopes == (scope,)


@pytest.mark.parametrize("scope", GROUPED)
def test_explains_a_misspelt_scope_and_says_how_it_was_read(ask: Ask, scope: str) -> None:
    answer = ask(f"what does {misspelt(scope)} do?")

    assert answer.scopes == (scope,)
    assert f"I read `{misspelt(scope)}` as `{scope}`." in text_of(answer)


@pytest.mark.parametrize("scope", GROUPED)
def test_a_name_without_prefix_may_stand_for_the_scope(ask: Ask, scope: str) -> None:
    answer = ask(f"what does {scope.split(':')[1]} do?")

    assert answer.kind == "explain"
    assert scope in {match.scope for match in answer.matches}
    assert f"`{scope}`" in text_of(answer)


@pytest.mark.parametrize("scope", GROUPED)
def test_the_whole_explanation_is_told(ask: Ask, knowledge: Knowledge, scope: str) -> None:
    text = text_of(ask(scope))
    told = knowledge.catalog.scopes[scope].explanation

    parts = (told.allows, told.choose, told.excludes, told.exposes, told.granted_by)
    assert [part for part in parts if part not in text] == []


@pytest.mark.parametrize(
    ("scope", "group"),
    [
        ("spark:calls_read", "Calling Controls"),
        ("analytics:read_all", "Calling Reporting and Analytics"),
        ("spark-admin:places_read", "Calling Provisioning"),
    ],
)
def test_names_the_group(ask: Ask, scope: str, group: str) -> None:
    assert f"group {group}" in text_of(ask(scope))


def test_gives_operations_as_evidence(ask: Ask) -> None:
    answer = ask("what does spark-admin:calling_cdr_read do?")

    assert "/v1/cdr_feed" in {operation.path for operation in answer.operations}


def test_every_deprecated_scope_names_its_successor(ask: Ask, knowledge: Knowledge) -> None:
    deprecated = [s for s in knowledge.catalog.scopes.values() if s.replaced_by]

    missing = [
        s.id for s in deprecated if f"request `{s.replaced_by}` instead" not in text_of(ask(s.id))
    ]

    assert deprecated
    assert missing == []


def test_every_undocumented_scope_comes_with_a_caution(ask: Ask, knowledge: Knowledge) -> None:
    seen = [s.id for s in knowledge.catalog.scopes.values() if s.status == "undocumented-but-seen"]

    assert seen
    assert [name for name in seen if "**Caution:**" not in text_of(ask(name))] == []


def test_every_scope_of_the_catalog_can_be_explained(ask: Ask, knowledge: Knowledge) -> None:
    answers = {name: ask(f"what does {name} do?") for name in knowledge.catalog.scopes}

    assert [name for name, given in answers.items() if given.matches[0].scope != name] == []


def test_a_deprecated_scope_is_explained_but_not_offered(ask: Ask) -> None:
    given = ask("what does spark-admin:messages_read do?")

    assert given.scopes == ()
    assert given.by_level == {}


@pytest.mark.parametrize(
    ("text", "closest"),
    [
        ("what does spark:roomz_reed do?", "spark:rooms_read"),
        ("spark-admin:teleph_conf", "spark-admin:telephony_config_read"),
    ],
)
def test_a_scope_nobody_knows_gets_the_closest_or_is_read_as_it(
    ask: Ask, text: str, closest: str
) -> None:
    assert f"`{closest}`" in text_of(ask(text))


def test_an_unknown_scope_is_unknown_with_the_closest_to_click(ask: Ask) -> None:
    answer = ask("what does spark:foo_bar do?")

    assert (answer.kind, answer.outcome, answer.scopes) == ("explain", Outcome.UNKNOWN, ())
    assert answer.issues["unknown"] == ("spark:foo_bar",)
    assert len(answer.choices) == 3


def test_an_unknown_scope_without_neighbours_says_so(ask: Ask) -> None:
    assert text_of(ask("explain zz:qqqq_qqqq")).strip() == "`zz:qqqq_qqqq` is not a known scope."


def test_a_name_that_circulates_is_told_to_be_no_scope(ask: Ask) -> None:
    answer = ask("what does spark-admin:cdr_read do?")

    assert answer.scopes == ("spark-admin:calling_cdr_read",)
    assert "There is no scope `spark-admin:cdr_read`" in text_of(answer)
