"""What was found for a need says how sure that is, and what else may be meant."""

from scopes.finding.found import SHOWN_ALTERNATIVES, SHOWN_CLOSEST, Found
from scopes.finding.matching import LIKELY
from scopes.knowledge import Knowledge
from scopes.privilege.needs import SURE, Outcome


def match(knowledge: Knowledge, text: str) -> Found:
    found = knowledge.matcher.best(knowledge.reader.read(text))
    assert found
    return found


def unsure(knowledge: Knowledge) -> Found:
    some = (match(knowledge, text) for text in ("events", "messages", "contacts", "queues"))
    return next(found for found in some if LIKELY <= found.best.score < SURE)


def test_alternatives_are_there_only_while_it_is_not_sure(knowledge: Knowledge) -> None:
    clear = match(knowledge, "list my rooms")
    open_ = unsure(knowledge)

    assert clear.best.score >= SURE
    assert not clear.as_need().near
    assert open_.as_need().near
    assert len(open_.as_need().near) <= SHOWN_ALTERNATIVES


def test_an_alternative_is_another_set_and_each_is_named_once(knowledge: Knowledge) -> None:
    found = unsure(knowledge)
    sets = [alternative.scopes for alternative in found.as_need().near]

    assert found.best.scopes not in sets
    assert len(set(sets)) == len(sets)


def test_the_same_operation_on_another_level_makes_it_no_less_sure(knowledge: Knowledge) -> None:
    found = match(knowledge, "list devices")
    mine = found.operations[0].key
    alike = [
        candidate.score
        for candidate in found.ranked.candidates
        if mine in {operation.key for _, operation in candidate.operations}
    ]

    assert len(alike) > 1
    assert found.confidence >= max(alike)
    assert found.confidence > found.best.score


def test_what_is_not_understood_names_what_comes_closest(knowledge: Knowledge) -> None:
    need = unsure(knowledge).as_unknown()

    assert (need.outcome, need.sure, need.routes) == (Outcome.UNKNOWN, 0.0, {})
    assert 0 < len(need.near) <= SHOWN_CLOSEST
