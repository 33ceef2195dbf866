"""From a question to its reply in the space, and what is noted of it for later."""

import time
from dataclasses import replace

import structlog

from handlers import answer_query
from handlers.followups import ask_what_was_meant, follow, nothing_before
from monitoring.counters import ANSWERS
from scopes.answer import SMALL_TALK, Answer, Outcome, Paragraph
from scopes.knowledge import Knowledge
from scopes.reading.followup import FollowUp
from scopes.reading.query import Query, query_of
from scopes.reading.secrets import without_secrets
from scopes.text.words import normalized
from store.unanswered import Kind, UnansweredQuestions
from webex.edits import Edits
from webex.memory import Earlier, Memory
from webex.turn import Turn
from wording import talk

LATE_SECONDS = 600

log = structlog.get_logger(__name__)


class Answering:
    """Answers questions and follow-ups; remembers the question for the next follow-up."""

    def __init__(
        self,
        knowledge: Knowledge,
        memory: Memory,
        edits: Edits,
        unanswered: UnansweredQuestions | None,
    ) -> None:
        """`gaps` counts what could not be answered; None counts nothing."""
        self._knowledge = knowledge
        self._memory = memory
        self._edits = edits
        self._unanswered = unanswered

    def question(self, turn: Turn, text: str) -> str:
        """Answer a question that stands for itself; return the id of the reply."""
        query = query_of(text)
        found = answer_query(Query(text), self._knowledge)
        if found.outcome is Outcome.UNKNOWN:
            self._count(turn, text, "unanswered")
        return self._reply(turn, found, query)

    def follow_up(self, turn: Turn, kind: FollowUp, earlier: Earlier | None) -> str:
        """Answer what is asked about the answer before; return the id of the reply."""
        if not earlier:
            return self.nothing_before(turn)
        followed = follow(kind, earlier.last, earlier.first, self._knowledge)
        return self._reply(turn, followed.answer, followed.query)

    def nothing_before(self, turn: Turn) -> str:
        """Say that there is no answer to go on from; return the id of the reply."""
        return self._reply(turn, nothing_before(), None)

    def ask_back(self, turn: Turn, query: Query) -> str:
        """Ask what was meant by a question whose answer missed it."""
        self._count(turn, query.text, "rejected")
        return self._reply(turn, ask_what_was_meant(query, self._knowledge), None)

    def _reply(self, turn: Turn, found: Answer, query: Query | None) -> str:
        """Send an answer; all that must be kept is noted before, so that nothing is sent twice."""
        found = _with_age(found, time.time() - turn.at)
        if found.kind not in SMALL_TALK:
            self._keep(turn, query)
        reply = self._edits.send(turn, found, query)
        ANSWERS.labels(found.kind, found.outcome).inc()
        log.info("answer_sent", key=turn.event.key, kind=found.kind, outcome=found.outcome)
        return reply

    def _keep(self, turn: Turn, query: Query | None) -> None:
        """Remember what was asked; what is too long for that still ends what was asked before."""
        if query:
            self._memory.remember(turn, query)
        else:
            self._memory.forget(turn.memory_keys)

    def _count(self, turn: Turn, text: str, kind: Kind) -> None:
        question = normalized(without_secrets(text))
        if self._unanswered and question and not turn.is_repeat:
            self._unanswered.count(question, kind)


def _with_age(found: Answer, seconds: float) -> Answer:
    """Say so when the answer comes late, because the bot or Webex was away meanwhile."""
    if seconds < LATE_SECONDS:
        return found
    return replace(found, body=(Paragraph(talk.late(seconds)), *found.body))
