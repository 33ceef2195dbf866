"""What a handler gets: the question as it was read, and the job that it states."""

from dataclasses import dataclass, replace
from functools import cached_property

from scopes.data.catalog import Level
from scopes.job import Job, Solution, understand
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
        level = self.query.level
        job = self._stated(None)
        if not level:
            return job
        if level not in job.solve().by_level:
            job = self._stated(level)
        return replace(job, level=level)

    @cached_property
    def solution(self) -> Solution:
        """The least set for the job, on the token level that was chosen since, if it has one."""
        own = self.job.solve()
        level = self.query.level
        return self.job.solve(level) if level in own.by_level else own

    @property
    def level(self) -> Level | None:
        """The token level that was chosen since, or else the one that the question names."""
        return self.query.level or self.question.level

    def _stated(self, level: Level | None) -> Job:
        """Return the job as it is stated, looked for on a token level instead of its own."""
        job = self._understood(self.question, level)
        for text in self.query.added:
            more = self._understood(self.knowledge.reader.read(text), level)
            job = job.plus(more if more.needs else more.with_unknown(text))
        return job

    def _understood(self, question: Question, level: Level | None) -> Job:
        return understand(replace(question, level=level) if level else question, self.knowledge)


def read_query(query: Query, knowledge: Knowledge) -> Asked:
    """Return a query as it was read."""
    return Asked(knowledge.reader.read(query.text), knowledge, query)
