"""A review says of each scope what it is for, what it reaches, and what is lost without it."""

from collections.abc import Sequence

import pytest

from scopes.data.operations import Operation
from scopes.knowledge import Knowledge
from scopes.privilege.needs import Need, Origin
from scopes.privilege.reach import EXAMPLES, reach_of
from scopes.privilege.review import Reviewed, review
from tests.support.needs import need_of

PEOPLE, ROOMS = "spark:people_read", "spark:rooms_read"
WRITES = "spark-admin:people_write"
READS = "spark-admin:people_read"


def operation(knowledge: Knowledge, method: str, path: str) -> Operation:
    return next(o for o in knowledge.operations.all if o.key == (method, path))


def reviewed(
    knowledge: Knowledge, scopes: Sequence[str], *needs: tuple[Need, Sequence[str]]
) -> list[Reviewed]:
    return list(review(scopes, needs, knowledge.catalog, knowledge.operations).scopes)


def test_a_scope_of_a_job_shows_the_calls_of_the_needs_that_it_is_for(
    knowledge: Knowledge,
) -> None:
    people = operation(knowledge, "GET", "/people")
    me = operation(knowledge, "GET", "/people/me")
    rooms = operation(knowledge, "GET", "/rooms")

    first, second = reviewed(
        knowledge,
        [PEOPLE, ROOMS],
        (need_of(people), [PEOPLE]),
        (need_of(me), [PEOPLE]),
        (need_of(people), [PEOPLE]),
        (need_of(rooms), [ROOMS]),
    )

    assert (first.calls, first.is_for_job) == ((people, me), True)
    assert (second.calls, second.is_for_job) == ((rooms,), True)


@pytest.mark.parametrize(
    ("origin", "is_for_job"), [("words", True), ("call", True), ("name", False)]
)
def test_a_scope_that_was_only_named_shows_a_few_of_the_calls_it_opens(
    knowledge: Knowledge, origin: Origin, is_for_job: bool
) -> None:
    me = operation(knowledge, "GET", "/people/me")
    need = Need("people", me.sets, (me,), origin=origin)

    (found,) = reviewed(knowledge, [PEOPLE], (need, [PEOPLE]))

    assert found.is_for_job is is_for_job
    assert len(found.calls) == (1 if is_for_job else EXAMPLES)
    assert found.reaches >= EXAMPLES


def test_a_need_without_an_operation_gives_no_call(knowledge: Knowledge) -> None:
    (found,) = reviewed(knowledge, [PEOPLE], (Need("people"), [PEOPLE]))

    assert not found.is_for_job


def test_a_scope_that_opens_nothing_alone_shows_what_it_is_one_of_several_for(
    knowledge: Knowledge,
) -> None:
    alone = next(
        scope
        for scope in knowledge.catalog.scopes
        for reach in [reach_of([scope], knowledge.catalog, knowledge.operations)]
        if reach.lacking and not reach.granted
    )

    (found,) = reviewed(knowledge, [alone])

    assert found.reaches == 0
    assert found.calls


def test_what_is_lost_is_what_the_others_do_not_grant(knowledge: Knowledge) -> None:
    together = len(reach_of([WRITES, READS], knowledge.catalog, knowledge.operations).granted)
    reads = len(reach_of([READS], knowledge.catalog, knowledge.operations).granted)

    writing, reading = reviewed(knowledge, [WRITES, READS])

    assert writing.lost == together - reads > 0
    assert reading.lost == together - writing.reaches > 0
