"""What a handler gets: the question as it was read, and the job that it states."""

from dataclasses import dataclass, replace
from functools import cached_property

from scopes.job import Job, understand
from scopes.knowledge import Knowledge
from scopes.reading.query import Query
from scopes.reading.question import Question


@dataclass(frozen=True)
class Asked:
    """A question, with everything that is known; its job is found out when it is first needed."""

    question: Question
    knowledge: Knowledge
    query: Query

    @cached_property
    def job(self) -> Job:
        """What the question wants done, with what was added to it and taken from it since."""
        return self.whole_job.without(self.query.without)

    @cached_property
    def whole_job(self) -> Job:
        """The job with what was taken from it again."""
        job = understand(self.question, self.knowledge)
        for text in self.query.added:
            more = understand(_read(text, self.query, self.knowledge), self.knowledge)
            job = job.plus(more if more.needs else more.with_unknown(text))
        return job


def read_query(query: Query, knowledge: Knowledge) -> Asked:
    """Return a query as it was read, on the token level that was chosen since it was put."""
    return Asked(_read(query.text, query, knowledge), knowledge, query)


def _read(text: str, query: Query, knowledge: Knowledge) -> Question:
    question = knowledge.reader.read(text)
    return replace(question, level=query.level) if query.level else question
