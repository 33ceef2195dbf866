"""Compare ways to find the right scope for a need in plain words: `make retrieval`.

Every way searches the same texts (titles of operations, requests, catalog words) and feeds the
same choice between the scopes found, so that only the retrieval differs. The measure is the share
of the project's own questions whose best answer is complete. Embeddings are compared when the
package wordllama is installed; it is not among the requirements.
"""

import importlib.util
import json
import re
import sqlite3
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from rapidfuzz import fuzz, process

from scopes.knowledge import ROOT, Knowledge, load_knowledge
from scopes.reading.question import Question
from scopes.text.index import Hit

QUESTIONS = ROOT / "tests" / "questions" / "natural.jsonl"
TOP = 200

Retrieve = Callable[[Question], Sequence[Hit]]


def main() -> None:
    """Print a line per way of retrieval."""
    knowledge = load_knowledge()
    texts = [text for text, _ in knowledge.search.texts]
    ways: dict[str, Retrieve] = {
        "own index (what the bot uses)": lambda q: knowledge.search.index.search(q.terms),
        "SQLite FTS5, bm25, porter": _full_text(texts),
        "rapidfuzz, token_set_ratio": _fuzzy(texts),
    }
    if importlib.util.find_spec("wordllama"):
        ways["wordllama embeddings"] = nearest = _embeddings(texts)
        ways["own index and embeddings, half each"] = _both(
            ways["own index (what the bot uses)"], nearest
        )
    print(f"{'':38}{'complete':>10}{'each':>10}")
    for name, way in ways.items():
        start = time.perf_counter()
        share, number = _complete(knowledge, way)
        each = (time.perf_counter() - start) * 1000 / number
        print(f"{name:38}{share:8.1f} %{each:7.1f} ms", flush=True)


def _complete(knowledge: Knowledge, retrieve: Retrieve) -> tuple[float, int]:
    """Return the percentage of questions whose best candidate is an accepted set, and how many."""
    rows = [json.loads(line) for line in QUESTIONS.read_text("utf-8").splitlines()]
    complete = 0
    for row in rows:
        question = knowledge.reader.read(row["q"])
        found = knowledge.search.judge(question, retrieve(question)).candidates
        complete += bool(found and any(set(s) <= set(found[0].scopes) for s in row["any"]))
    return 100 * complete / len(rows), len(rows)


def _full_text(texts: Sequence[str]) -> Retrieve:
    table = sqlite3.connect(":memory:")
    table.execute("create virtual table texts using fts5(body, tokenize = 'porter ascii')")
    table.executemany("insert into texts(rowid, body) values (?, ?)", enumerate(texts))
    query = "select rowid, bm25(texts) from texts where texts match ? order by 2 limit ?"

    def retrieve(question: Question) -> list[Hit]:
        words = dict.fromkeys(re.findall(r"[a-z0-9]+", question.text.lower()))
        asked = " OR ".join(f'"{word}"' for word in words)
        rows = table.execute(query, (asked, TOP)).fetchall() if words else []
        best = -rows[0][1] if rows else 1.0
        return [Hit(rowid, -score / best) for rowid, score in rows]

    return retrieve


def _fuzzy(texts: Sequence[str]) -> Retrieve:
    def retrieve(question: Question) -> list[Hit]:
        found = process.extract(
            question.text, texts, scorer=fuzz.token_set_ratio, processor=str.lower, limit=TOP
        )
        return [Hit(number, score / 100) for _, score, number in found]

    return retrieve


def _embeddings(texts: Sequence[str]) -> Retrieve:
    wordllama = importlib.import_module("wordllama")
    folder = Path(str(wordllama.__file__)).parent
    model = wordllama.WordLlama.load(cache_dir=folder, disable_download=True)
    vectors = model.embed(list(texts), norm=True)

    def retrieve(question: Question) -> list[Hit]:
        likeness = vectors @ model.embed([question.text[:300]], norm=True)[0]
        best = likeness.argsort()[::-1][:TOP]
        return [Hit(int(number), max(0.0, float(likeness[number]))) for number in best]

    return retrieve


def _both(one: Retrieve, other: Retrieve) -> Retrieve:
    def retrieve(question: Question) -> list[Hit]:
        scores: dict[int, float] = {}
        for hit in (*one(question), *other(question)):
            scores[hit.document] = scores.get(hit.document, 0.0) + hit.score / 2
        return sorted((Hit(n, s) for n, s in scores.items()), key=lambda hit: -hit.score)

    return retrieve


if __name__ == "__main__":
    main()
