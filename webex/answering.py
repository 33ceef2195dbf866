"""From a question to its reply, and what is noted of it for later."""

import time
from collections.abc import Iterable
from dataclasses import replace

from handlers import answer, answer_query
from handlers.followups import Earlier, ask_what_was_meant, follow, nothing_before
from scopes.answer import SMALL_TALK, Answer, Paragraph
from scopes.job import Step
from scopes.knowledge import Knowledge
from scopes.privilege.needs import Outcome
from scopes.reading.followup import Change, FollowUp
from scopes.reading.query import Query
from scopes.reading.secrets import without_introductions
from scopes.text.words import normalized
from store.unanswered import Kind, UnansweredQuestions
from webex.memory import Memory
from webex.replies import Reply
from webex.turn import Turn
from wording import talk

LATE_SECONDS = 600


class Answering:
    """Answers questions and follow-ups; remembers the question for the next follow-up.

    What people wrote is read once, by `handlers.answer`, which warns of secrets in it. Everything
    that outlasts the answer is made of the `Query`, which has none.
    """

    def __init__(
        self, knowledge: Knowledge, memory: Memory, unanswered: UnansweredQuestions | None
    ) -> None:
        """`unanswered` counts what could not be answered; None counts nothing."""
        self._knowledge = knowledge
        self._memory = memory
        self._unanswered = unanswered

    def question(self, turn: Turn, text: str) -> Reply:
        """Answer a question that stands for itself."""
        query = Query(text)
        found = answer(text, self._knowledge)
        if found.outcome is Outcome.UNKNOWN:
            self._count(turn, query, "unanswered")
        return self._reply(turn, found, query if query.can_be_kept else None)

    def follow_up(self, turn: Turn, kind: FollowUp | Change, earlier: Earlier | None) -> Reply:
        """Answer what is asked about the answer before."""
        if not earlier:
            return self.nothing_before(turn)
        followed = follow(kind, earlier.last, earlier.first, self._knowledge)
        return self._reply(turn, followed.answer, followed.query)

    def nothing_before(self, turn: Turn) -> Reply:
        """Say that there is no answer to go on from."""
        return self._reply(turn, nothing_before(), None)

    def ask_back(self, turn: Turn, query: Query) -> Reply:
        """Ask what was meant by a question whose answer missed it."""
        self._count(turn, query, "rejected")
        return self._reply(turn, ask_what_was_meant(query, self._knowledge), None)

    def _reply(self, turn: Turn, found: Answer, query: Query | None) -> Reply:
        """Note all that must be kept, before anything is sent, so that nothing is sent twice."""
        if found.kind not in SMALL_TALK:
            self._keep(turn, query)
        return Reply(_with_age(found, time.time() - turn.at), query)

    def _keep(self, turn: Turn, query: Query | None) -> None:
        """Remember what was asked; what is too long for that still ends what was asked before."""
        if query:
            self._memory.remember(turn, query)
        else:
            self._memory.forget(turn.memory_keys)

    def _count(self, turn: Turn, query: Query, kind: Kind) -> None:
        question = _counted(query)
        if not self._unanswered or not question or turn.progress.is_repeat:
            return
        self._unanswered.count(question, kind, self._rejected(query) if kind == "rejected" else {})

    def _rejected(self, query: Query) -> dict[str, str]:
        """Return what the words that are counted were answered with, without what was added."""
        base = answer_query(Query(query.text, query.level), self._knowledge)
        return _operations_of(base.steps, _counted(query))


def _counted(query: Query) -> str:
    """Return the words of a question that are counted."""
    return normalized(without_introductions(query.text))


def _operations_of(steps: Iterable[Step], question: str) -> dict[str, str]:
    """Return the words of each need, as far as they are counted, with method and path.

    The operation is empty where there is none, as for the name of a scope.
    """
    counted = set(question.split())
    operations = {}
    for need in (step.need for step in steps):
        words = " ".join(word for word in normalized(need.words).split() if word in counted)
        first = need.operations[0] if need.operations and need.origin != "name" else None
        operations[words] = f"{first.method} {first.path}" if first else ""
    return operations


def _with_age(found: Answer, seconds: float) -> Answer:
    """Say so when the answer comes late, because the bot or Webex was away meanwhile."""
    if seconds < LATE_SECONDS:
        return found
    return replace(found, body=(Paragraph(talk.late(seconds)), *found.body))
