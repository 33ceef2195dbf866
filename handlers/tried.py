"""What was tried when an error came: the calls and needs of a message that do not work."""

from dataclasses import replace

from handlers.asked import Asked
from scopes.job import Job
from scopes.reading.symptoms import works


def tried_in(asked: Asked, without_error: Asked) -> Job:
    """Return what was tried: the calls, with what is surely wanted beside them, or words alone.

    What a message says to work was not; where it says so of all calls, each of them counts.
    """
    if not asked.question.has_calls:
        return _in_words(asked, without_error)
    text, calls = asked.question.text, asked.job.of("call")
    words = without_error.job.of("words").sure_beside_calls(text)
    refused = _refused_of(calls, text)
    return (refused if refused.needs else calls).plus(words).in_order_of(asked.question)


def _in_words(asked: Asked, without_error: Asked) -> Job:
    """Return what was tried by a message without calls.

    One of several sentences is understood as it was written; what is left of a shorter one without
    its error says more, and so it does where all that was understood is said to work.
    """
    text, shorter = asked.question.text, without_error.job
    said = asked.job.of("words") if asked.is_post else shorter
    said = said if said.found else shorter
    refused, rest = _refused_of(said, text), _refused_of(shorter, text)
    is_clearer = rest.found and not (rest.doubted and refused.needs)
    if not refused.found and is_clearer:
        return rest
    return refused if refused.needs else said


def _refused_of(job: Job, text: str) -> Job:
    """Return a job without the needs of which a message says that they work."""
    return replace(job, needs=tuple(need for need in job.needs if not works(need.words, text)))
