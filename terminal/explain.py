"""`ask --explain`: how a question was read, for people and for other programs."""

from typing import Any

from scopes.answer import Answer
from scopes.finding.classes import Needed
from scopes.finding.explain import Considered, Explanation, ReadPart, explain
from scopes.knowledge import Knowledge
from scopes.privilege.needs import Outcome
from wording.reading import read_as

DIGITS = 3


def explanation_of(text: str, knowledge: Knowledge) -> Explanation:
    """Return how a question was read."""
    question = knowledge.reader.read(text)
    return explain(question, knowledge.learned, knowledge.matcher, knowledge.resolver)


def to_answer(explanation: Explanation) -> Answer:
    """Return an explanation as an answer of its own, to be shown like any other."""
    return Answer("explained", Outcome.FOUND, tuple(read_as(explanation)))


def record_of(explanation: Explanation) -> dict[str, Any]:
    """Return an explanation for the key `explain` of an answer as JSON."""
    return {
        "kinds": {kind: round(share, DIGITS) for kind, share in explanation.kinds},
        "parts": [_part(part, explanation.text) for part in explanation.parts],
        "whole": [_needed(each) for each in explanation.whole],
    }


def _needed(each: Needed) -> dict[str, Any]:
    scopes, level = each.label
    probability = round(each.chance, DIGITS)
    return {"scopes": list(scopes), "level": level, "probability": probability, "at": each.at}


def _part(part: ReadPart, text: str) -> dict[str, Any]:
    return {
        "start": part.start,
        "end": part.end,
        "words": text[part.start : part.end],
        "said": part.said,
        "candidates": [_candidate(each) for each in part.considered],
    }


def _candidate(each: Considered) -> dict[str, Any]:
    operation = each.operation
    return {
        "scopes": list(each.scopes),
        "level": each.level,
        "operation": f"{operation.method} {operation.path}" if operation else None,
        "probability": round(each.probability, DIGITS),
        "signals": {name: round(added, DIGITS) + 0.0 for name, added in each.signals.items()},
    }
