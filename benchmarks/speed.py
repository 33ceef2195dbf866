"""Measure how fast questions are answered: `make bench`.

Prints how long the data takes to be ready, how long one question takes in a running process, the
same with ten times as many operations, scopes and requests, how long `python bot.py ask` takes
from the shell, and how long the server takes for a page of the catalog. Times are in milliseconds.
"""

import gc
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from statistics import quantiles
from urllib.parse import urlencode

import msgspec
from flask import Flask

from handlers import answer
from scopes.answer import Answer
from scopes.data.catalog import Catalog, Scope
from scopes.data.operations import Operation, Operations
from scopes.data.phrasings import load_phrasings
from scopes.knowledge import ROOT, Knowledge, build_knowledge, load_and_check, load_knowledge
from scopes.reading.query import Query
from web.catalog import create_catalog
from webex.button_state import StateSigner
from webex.posts import Composer, Place

STARTS = 7
ROUNDS = 3
NONSENSE = ("ta", "ke", "mi", "ro", "su", "na", "fo", "li", "du")


def main() -> None:
    """Run every measurement and print the table."""
    checks = [_timed(load_and_check) for _ in range(STARTS)]
    loads = [_timed(load_knowledge) for _ in range(STARTS)]
    knowledge = load_knowledge()
    questions = [example for s in knowledge.catalog.scopes.values() for example in s.examples]
    print(f"{'':44}{'p50':>8}{'p99':>8}{'worst':>8}   ms")
    _row("data ready, checked and indexed anew", checks)
    _row("data ready, from the snapshot", loads[1:])
    usual = _row(f"one question ({len(questions)} different)", _answers(knowledge, questions))
    answers = [answer(text, knowledge) for text in questions]
    composer = Composer(StateSigner("secret"), "http://127.0.0.1")
    renderings = [
        _rendering(given, text, composer) for given, text in zip(answers, questions, strict=True)
    ]
    _row("rendering one answer as markdown and card", [_timed(each) for each in renderings])
    _row('python bot.py ask "..."', [_timed(_ask_from_shell) for _ in range(STARTS)])
    _pages(knowledge, questions)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    large = _row("one question, data ten times as large", _answers(_enlarged(knowledge), questions))
    print(f"{'growth of p50 with ten times the data':44}{large / usual:8.1f}   times")
    print(f"{'peak memory (usual data)':44}{peak:8.0f}   MB")


def _answers(knowledge: Knowledge, questions: Sequence[str]) -> list[float]:
    gc.collect()
    return [_timed(partial(answer, text, knowledge)) for _ in range(ROUNDS) for text in questions]


def _pages(knowledge: Knowledge, questions: Sequence[str]) -> None:
    """Print a line for each kind of page; what is kept ready is shown apart from its making."""
    app = Flask(__name__, static_folder=None)
    app.register_blueprint(create_catalog(knowledge))
    get = app.test_client().get
    scopes = [f"/scopes/{scope}" for scope in knowledge.catalog.scopes]
    pages = [f"/operations?page={number}" for number in range(1, 38)]
    asked = [f"/?{urlencode({'q': text})}" for text in questions]
    get("/operations")  # reads the templates
    _row("catalog page /, kept", [_timed(partial(get, "/")) for _ in range(100)])
    _row("catalog page /scopes/<scope>, first", [_timed(partial(get, path)) for path in scopes])
    _row("catalog page /scopes/<scope>, kept", [_timed(partial(get, path)) for path in scopes])
    _row("catalog page /operations", [_timed(partial(get, path)) for path in pages])
    _row("catalog page /?q=", [_timed(partial(get, path)) for path in asked])


def _rendering(given: Answer, question: str, composer: Composer) -> Callable[[], object]:
    """Return what makes the messages of an answer, with the signed buttons of the card."""
    query, place = Query(question), Place("ROOM", "THREAD")
    return lambda: composer.compose(given, place, query)


def _enlarged(knowledge: Knowledge) -> Knowledge:
    """Return knowledge with every operation, scope and request ten times, in other words."""
    requests = load_phrasings(
        ROOT / "data" / "requests.tsv", {o.key for o in knowledge.operations.all}
    )
    operations = list(knowledge.operations.all)
    scopes = dict(knowledge.catalog.scopes)
    more = list(requests)
    for word in NONSENSE:
        operations += [_other(operation, word) for operation in knowledge.operations.all]
        more += [((m, f"/{word}{path}"), _strange(text, word)) for (m, path), text in requests]
        for scope in knowledge.catalog.scopes.values():
            scopes[f"{scope.id}_{word}"] = _other_scope(scope, word)
    catalog: Catalog = msgspec.structs.replace(knowledge.catalog, scopes=scopes)
    synthetic = Operations(tuple(operations), "synthetic", "none")
    return build_knowledge(catalog, synthetic, more, "", "", ROOT / "data")


def _other(operation: Operation, word: str) -> Operation:
    return replace(
        operation, path=f"/{word}{operation.path}", title=_strange(operation.title, word)
    )


def _other_scope(scope: Scope, word: str) -> Scope:
    return msgspec.structs.replace(
        scope,
        id=f"{scope.id}_{word}",
        also_written=[],
        keywords=[_strange(keyword, word) for keyword in scope.keywords],
        examples=[_strange(example, word) for example in scope.examples],
    )


def _strange(text: str, ending: str) -> str:
    """Change every longer word, so that the copy speaks of other things in the same grammar."""
    return " ".join(word + ending if len(word) > 3 else word for word in text.split())


def _ask_from_shell() -> None:
    command = [sys.executable, "bot.py", "ask", "what scopes for CDR?"]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def _row(name: str, times: Sequence[float]) -> float:
    """Print one line and return its median."""
    cuts = quantiles(times, n=100, method="inclusive")
    print(f"{name:44}{cuts[49]:8.2f}{cuts[98]:8.1f}{max(times):8.1f}", flush=True)
    return cuts[49]


if __name__ == "__main__":
    main()
