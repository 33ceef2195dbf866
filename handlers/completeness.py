"""Whether an answer covers all of its message, and what it leaves out."""

from scopes.answer import Block
from scopes.job import Job, Solution
from scopes.privilege.needs import Outcome
from scopes.reading.question import Question
from wording import needs as say

LONGER, SHORT = 2, 100
"""How many times as long as what was taken for needs a message is, and how many characters more,
before the answer says that the rest was taken for background."""


def completeness(job: Job, solution: Solution, question: Question) -> list[Block]:
    """Say that the set was checked, or which part of the message it leaves out."""
    left_out = len(job.needs) - len(job.found) - len(job.with_outcome(Outcome.NOT_NEEDED))
    if left_out:
        return [say.incomplete(left_out)]
    if job.unread or job.is_cut:
        return []
    doubted = [n for n, need in enumerate(job.needs, start=1) if need.confidence == "likely"]
    checked = say.proved(solution.is_least, len(job.needs), doubted)
    return [checked, *(say.background() if _says_more(question, job) else [])]


def _says_more(question: Question, job: Job) -> bool:
    """Return whether most of a message in words was taken for no need."""
    said = sum(len(need.words) for need in job.needs)
    return not question.has_calls and len(question.text) > LONGER * said + SHORT
