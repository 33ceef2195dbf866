"""Answer METHOD and path, addresses, curl lines, SDK calls: which scopes do these calls require?"""

from handlers.asked import Asked
from handlers.job_answer import answer_job
from scopes.answer import Answer
from scopes.privilege.needs import Outcome
from scopes.reading.endpoints import Endpoint
from wording import alternatives, evidence, pages

HELP = "Look up API calls"
EXAMPLE = "POST /v1/telephony/config/locations/{locationId}/queues"


def answer(asked: Asked) -> Answer | None:
    """Answer for the calls of a message, together with what it wants in words next to them."""
    if not asked.question.has_calls:
        return None
    found = answer_job(asked)
    if found or not asked.job.of("call").needs:
        return found
    return _unknown(asked)


def _unknown(asked: Asked) -> Answer:
    """Say that a call does not exist: gone, in another version, with another method, or nearby."""
    knowledge = asked.knowledge
    need = next(need for need in asked.job.needs if need.origin == "call")
    if need.gone or need.near:
        is_page = not (need.gone or asked.question.endpoints)
        say = evidence.gone if need.gone else evidence.nearest
        say = pages.misspelt if is_page else say
        return Answer(
            kind="endpoint",
            outcome=Outcome.UNKNOWN,
            body=tuple(say(need)),
            choices=tuple(map(alternatives.question_for, need.near)),
            steps=asked.solution.steps,
        )
    if not asked.question.endpoints:
        return Answer("endpoint", Outcome.UNKNOWN, tuple(pages.no_such_page(need.words)))
    endpoint = asked.question.endpoints[0]
    there = knowledge.paths.find(Endpoint(None, endpoint.path))
    closest = [] if need.methods_there else knowledge.paths.closest(endpoint.path)
    return Answer(
        kind="endpoint",
        outcome=Outcome.UNKNOWN,
        body=tuple(evidence.no_such_operation(need.words, closest, need.methods_there)),
        choices=tuple(dict.fromkeys(f"{each.method} {each.path}" for each in there))
        or tuple(f"scopes of {path}" for path in closest),
    )
