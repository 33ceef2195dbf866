"""Explain a scope by its name: exact, misspelt, without prefix, in another case."""

from handlers.asked import Asked
from scopes.answer import Answer, Block, Paragraph
from scopes.knowledge import Knowledge
from scopes.privilege.needs import Match, Outcome
from scopes.privilege.reach import reach_of, typical
from scopes.reading.names import NamedScope
from wording import about, reaches

HELP = "Explain a scope"
EXAMPLE = "what does spark-admin:people_write do?"


def answer(asked: Asked) -> Answer | None:
    """Explain the scope a message names; say which ones come closest when there is none."""
    question, knowledge = asked.question, asked.knowledge
    if not question.scopes or _has_other_needs(asked):
        return None
    found = [name for name in question.scopes if name.scope]
    if not found:
        return _unknown(question.scopes[0], knowledge)
    return _explained(found[0], knowledge)


def _has_other_needs(asked: Asked) -> bool:
    """Return whether the message wants something done beside the scopes that it names."""
    return any(need.origin == "words" for need in asked.job.needs)


def _explained(named: NamedScope, knowledge: Knowledge) -> Answer:
    catalog = knowledge.catalog
    scope = catalog.scopes[named.candidates[0]]
    group = catalog.groups[scope.group] if scope.group else None
    found = reach_of([scope.id], catalog, knowledge.operations)
    shown = typical(found.granted or found.lacking)
    level = None if scope.is_deprecated else scope.token_level
    body: list[Block] = []
    if named.is_mistaken:
        note = catalog.names.note_on(named.written)
        body.append(Paragraph(about.mistaken_name(named.written, named.candidates, note)))
    elif not named.is_exact:
        body += about.read_as(named.written, scope, named.candidates[1:])
    body += about.scope_title(scope, catalog.areas[scope.area], group)
    if scope.is_deprecated:
        body.append(about.deprecated(scope))
    allowed, *facts = about.at_length(scope)
    body += [*about.caveat(scope), allowed]
    details = [
        *facts,
        *reaches.granted_in_numbers(found, shown),
        *about.see_also(scope),
    ]
    return Answer(
        kind="explain",
        outcome=Outcome.FOUND,
        body=tuple(body),
        level=level,
        scopes=() if scope.is_deprecated else (scope.id,),
        by_level={level: (scope.id,)} if level else {},
        matches=tuple(Match(candidate, 1.0) for candidate in named.candidates),
        operations=tuple(shown),
        details=tuple(details),
        levels=catalog.levels_of(scope.id),
    )


def _unknown(named: NamedScope, knowledge: Knowledge) -> Answer:
    closest = [knowledge.catalog.scopes[name] for name in knowledge.names.closest(named.written)]
    return Answer(
        kind="explain",
        outcome=Outcome.UNKNOWN,
        body=tuple(about.no_such_scope(named.written, closest)),
        matches=tuple(Match(scope.id, 0.5) for scope in closest),
        issues={"unknown": (named.written,)},
        choices=tuple(scope.id for scope in closest),
    )
