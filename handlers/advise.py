"""Answer needs in plain words with the least scopes for them."""

from handlers.asked import Asked
from handlers.job_answer import answer_job
from scopes.answer import Answer

HELP = "Name what your app needs to do, one thing or several"
EXAMPLE = "what scopes for CDR?"


def answer(asked: Asked) -> Answer | None:
    """Answer when the words fit some scopes well enough; leave the rest to `unknown`."""
    return answer_job(asked)
