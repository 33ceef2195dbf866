"""Hold the answers to lists against the answers to their steps asked alone: `make lists`.

A list of steps must not lose what the bot knows of each of them. The steps are the plain questions
of `tests/questions/natural.jsonl`, drawn at random, always alike, and written the four ways in
which people write lists. A list lacks a step when its set of scopes holds none of the sets that
the answer to the step alone accepts, on any token level; a step that alone gets no scope is not
counted. The other way round, a list asks for too much when it has a scope that none of its steps
accepts.
"""

import argparse
import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from benchmarks.evaluate import load_questions
from handlers import answer
from rendering.plain import to_plain
from scopes.answer import Answer
from scopes.knowledge import load_knowledge
from scopes.reading.reader import Reader

SEED = 7
LISTS = 400
FEWEST, MOST = 3, 6
MOST_WORDS = 12
PROMISE = "Checked"
"""The word with which an answer says that it covers everything."""

_FRAME = re.compile(
    r"^(?:i want to|i would like to|how (?:do|can) i|we need to)\s+|\s+pls$|\?$", re.I
)
_NOT_PLAIN = re.compile(r"[^\w\s'+-]|\b(?:and|or|then|plus|also)\b", re.I)
"""What makes several parts of one step, so that nobody could tell where the next one begins."""

Ask = Callable[[str], Answer]


def numbered(steps: Sequence[str]) -> str:
    """Write steps as a numbered list."""
    return "\n".join(f"{number}. {step}" for number, step in enumerate(steps, 1))


def bulleted(steps: Sequence[str]) -> str:
    """Write steps as a list with marks."""
    return "\n".join(f"- {step}" for step in steps)


def in_a_sentence(steps: Sequence[str]) -> str:
    """Write steps as one sentence."""
    return f"{', '.join(steps[:-1])} and {steps[-1]}"


def in_a_chain(steps: Sequence[str]) -> str:
    """Write steps as what is done one after another."""
    return ", then ".join(steps)


Form = Callable[[Sequence[str]], str]
FORMS: tuple[Form, ...] = (numbered, bulleted, in_a_sentence, in_a_chain)


@dataclass(frozen=True)
class Trial:
    """A list and its answer: the steps it lacks, and the scopes no step accepts."""

    form: str
    text: str
    answer: Answer
    lacking: tuple[str, ...]
    extra: tuple[str, ...]

    @property
    def promises(self) -> bool:
        """Whether the answer says that it covers everything."""
        return PROMISE in to_plain(self.answer)


def plain_steps() -> list[str]:
    """Return the questions that state one thing in a few plain words."""
    steps = (_FRAME.sub("", asked.text) for asked in load_questions("natural"))
    return [s for s in steps if len(s.split()) <= MOST_WORDS and not _NOT_PLAIN.search(s)]


def random_lists(
    reader: Reader, number: int = LISTS, seed: int = SEED
) -> Iterator[tuple[Form, tuple[str, ...]]]:
    """Draw lists of different steps with their form; the same seed draws the same lists.

    In a sentence a part without a verb shares that of the part before ("create queues and groups"),
    so only steps that begin with a verb are joined to one.
    """
    steps = plain_steps()
    orders = [step for step in steps if reader.begins_with_verb(reader.read(step))]
    draw = random.Random(seed)
    for n in range(number):
        form = FORMS[n % len(FORMS)]
        drawn_from = orders if form is in_a_sentence else steps
        yield form, tuple(draw.sample(drawn_from, draw.randint(FEWEST, MOST)))


def accepted(alone: Answer) -> set[frozenset[str]]:
    """Return the sets of scopes with which a step can be done, as its own answer tells.

    Besides the least set of each level these are the other sets that the documents accept for the
    operation the answer rests on: a list may take one of them when that asks for less in all.
    """
    own = frozenset(alone.scopes)
    sets = {own, *map(frozenset, alone.by_level.values())} - {frozenset()}
    for operation in alone.operations:
        routes = [scopes for sets in operation.sets.values() for scopes in sets]
        if own in routes and not operation.depends_on_subject:
            sets.update(routes)
    return sets


def attempt(steps: Sequence[str], form: Form, ask: Ask) -> Trial:
    """Ask for a list and for each of its steps alone."""
    given = ask(form(steps))
    held = frozenset(given.scopes)
    by_step = {step: accepted(ask(step)) for step in steps}
    lacking = [step for step, sets in by_step.items() if sets and not any(s <= held for s in sets)]
    wanted = frozenset().union(*(scopes for sets in by_step.values() for scopes in sets))
    return Trial(form.__name__, form(steps), given, tuple(lacking), tuple(sorted(held - wanted)))


def table(trials: Sequence[Trial]) -> str:
    """Return the counts for each form, and for all."""
    lines = [f"{'form':16}{'lists':>7}{'lacking':>9}{'promised':>10}{'too much':>10}"]
    for name in (*(form.__name__ for form in FORMS), "all"):
        of_form = [trial for trial in trials if name in (trial.form, "all")]
        lacking = [trial for trial in of_form if trial.lacking]
        promised = sum(trial.promises for trial in lacking)
        extra = sum(bool(trial.extra) for trial in of_form)
        lines.append(f"{name:16}{len(of_form):>7}{len(lacking):>9}{promised:>10}{extra:>10}")
    return "\n".join(lines)


def shown(trial: Trial, ask: Ask) -> str:
    """Return a list with what it got and what its answer lacks."""
    lines = [trial.text, f"    got    {' '.join(trial.answer.scopes) or 'nothing'}"]
    lines += [f"    lacks  {' '.join(ask(step).scopes)}  ({step})" for step in trial.lacking]
    if trial.extra:
        lines.append(f"    extra  {' '.join(trial.extra)}")
    return "\n".join(lines)


def main() -> None:
    """Ask all lists and print the table."""
    parser = argparse.ArgumentParser(description="compare lists with their steps asked alone")
    parser.add_argument(
        "--show",
        type=int,
        nargs="?",
        const=5,
        default=0,
        metavar="N",
        help="show N that lack a step",
    )
    show = parser.parse_args().show
    knowledge = load_knowledge()
    ask = cache(lambda text: answer(text, knowledge))
    trials = [attempt(steps, form, ask) for form, steps in random_lists(knowledge.reader)]
    print(table(trials))
    lacking = [trial for trial in trials if trial.lacking]
    print(*(f"\n{shown(trial, ask)}" for trial in lacking[:show]), sep="\n")


if __name__ == "__main__":
    main()
