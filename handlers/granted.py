"""Say why a call fails, or finds nothing, although its scope is granted."""

import wording.granted as say
from handlers.asked import Asked
from scopes.answer import Answer
from scopes.data.catalog import Scope
from scopes.data.operations import Operation
from scopes.privilege.diagnosis import Cause
from scopes.privilege.needs import Match, Outcome
from scopes.reading.doubts import Trouble, find_trouble
from scopes.reading.symptoms import is_held
from wording.causes import checks

HELP = ""
EXAMPLE = "spark-admin:calling_cdr_read is granted but I get no data back, why?"

_CAUSES: dict[Trouble, tuple[Cause, ...]] = {
    "no data": ("granted", "own data", "period", "filters"),
    "failing": ("granted", "new authorization", "registered", "license", "token kind"),
}
MOST_SCOPES = 5


def answer(asked: Asked) -> Answer | None:
    """Answer a message that names scopes a token has, and says that they do not help."""
    question, catalog = asked.question, asked.knowledge.catalog
    trouble = find_trouble(question.english)
    named = asked.knowledge.names.find(question.text) if trouble else ()
    if not trouble or not named or not all(name.is_exact and name.scope for name in named):
        return None
    held = [n.scope for n in named if n.scope and is_held(n.written, question.text)]
    if len(held) != len(named) or len(held) > MOST_SCOPES:
        return None
    scopes = [catalog.scopes[scope] for scope in held]
    causes = [each for each in _CAUSES[trouble] if each != "own data" or _is_for_users(scopes)]
    operations = _operations(scopes, asked)
    return Answer(
        kind="doctor",
        outcome=Outcome.FOUND,
        body=(
            *say.verdict(trouble, held),
            *say.of_scopes(scopes, operations),
            *checks(causes),
            *say.which_call(trouble),
        ),
        scopes=tuple(held),
        matches=tuple(Match(scope, 1.0) for scope in held),
        operations=tuple(operations),
    )


def _is_for_users(scopes: list[Scope]) -> bool:
    return any(scope.level == "user" for scope in scopes)


def _operations(scopes: list[Scope], asked: Asked) -> list[Operation]:
    """Return the calls of the message, else the operation to which alone there is a note."""
    calls = [o for need in asked.job.of("call").found for o in need.operations[:1]]
    rows = calls or [o for s in scopes for o in asked.knowledge.operations.requiring(s.id)]
    noted = (o for o in reversed(rows) if o.note and not o.depends_on_subject)
    by_note = {operation.note: operation for operation in noted}
    return list(by_note.values()) if len(by_note) == 1 else calls
