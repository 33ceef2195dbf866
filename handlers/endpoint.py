"""Answer METHOD and path, addresses, curl lines, SDK calls: which scopes do these calls require?"""

from handlers.asked import Asked
from handlers.job_answer import answer_job
from scopes.answer import Answer
from scopes.knowledge import Knowledge
from scopes.privilege.needs import Outcome
from scopes.reading.endpoints import Endpoint
from wording import evidence

HELP = "Look up API calls"
EXAMPLE = "POST /v1/telephony/config/locations/{locationId}/queues"


def answer(asked: Asked) -> Answer | None:
    """Answer for the calls of a message, together with what it wants in words next to them."""
    if not asked.question.has_calls:
        return None
    found = answer_job(asked)
    endpoints = asked.question.endpoints
    return found or (_unknown(endpoints[0], asked.knowledge) if endpoints else None)


def _unknown(endpoint: Endpoint, knowledge: Knowledge) -> Answer:
    methods = knowledge.paths.methods_at(endpoint.path)
    there = knowledge.paths.find(Endpoint(None, endpoint.path))
    closest = [] if methods else knowledge.paths.closest(endpoint.path)
    return Answer(
        kind="endpoint",
        outcome=Outcome.UNKNOWN,
        body=tuple(evidence.no_such_operation(str(endpoint), closest, methods)),
        choices=tuple(dict.fromkeys(f"{each.method} {each.path}" for each in there))
        or tuple(f"scopes of {path}" for path in closest),
    )
