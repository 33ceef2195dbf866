"""What a handler gets: the question as it was read, and the job that it states."""

from dataclasses import dataclass
from functools import cached_property

from scopes.data.catalog import Level
from scopes.job import Job, Solution, is_elsewhere, understand
from scopes.knowledge import Knowledge
from scopes.reading.query import Query
from scopes.reading.question import Question
from scopes.reading.refusals import is_unwanted
from scopes.reading.symptoms import are_held, is_held
from scopes.text.segments import sentences


@dataclass(frozen=True)
class Asked:
    """A question, with everything that is known; its job is found out when it is first needed."""

    question: Question
    knowledge: Knowledge
    query: Query

    @property
    def level(self) -> Level | None:
        """The token level that was chosen since, else the one that the question speaks of."""
        return self.query.level or self.question.level

    @cached_property
    def is_elsewhere(self) -> bool:
        """Whether the question is about another product."""
        return is_elsewhere(self.question, self.knowledge)

    @cached_property
    def job(self) -> Job:
        """What the question wants done, with what was added to it and taken from it since."""
        return self.whole_job.without(self.query.without)

    @cached_property
    def whole_job(self) -> Job:
        """The job with what was taken from it again."""
        job = understand(self.question, self.knowledge)
        for text in self.query.added:
            more = understand(self.knowledge.reader.read(text), self.knowledge)
            job = job.plus(more if more.needs else more.with_unknown(text))
        return job

    @property
    def is_post(self) -> bool:
        """Whether the question has several sentences, which tell more than what is asked."""
        return len(sentences(self.question.text)) > 1

    @cached_property
    def tells_what_is_held(self) -> bool:
        """Whether the question says in words what an app does, and names scopes that it has.

        In a message of several sentences they are had unless it says that they are lacking.
        """
        text = self.question.text
        named = [n.written for n in self.question.scopes if not is_unwanted(n.written, text)]
        if self.question.has_calls or not named or not self.job.of("words").needs:
            return False
        is_told = self.is_post and bool(self.job.of("words").found)
        return are_held(named, text) or (is_told and all(is_held(name, text) for name in named))

    @cached_property
    def solution(self) -> Solution:
        """The least set for the job, on the token level that was chosen since, if any."""
        return self.job.solve(self.query.level)


def read_query(query: Query, knowledge: Knowledge) -> Asked:
    """Return a query as it was read."""
    return Asked(knowledge.reader.read(query.text), knowledge, query)
