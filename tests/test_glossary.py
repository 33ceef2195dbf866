"""The project says what Webex and OAuth say; its few words of its own stand in the glossary."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MOST_WORDS = 25
CODE = (
    *("app", "handlers", "inbox", "monitoring", "rendering", "scopes"),
    *("store", "terminal", "web", "webex", "wording"),
)

PRIVATE = {
    r"\bask(?:s|ed|ing)? for (?:\*\*|`|it\b|(?:the |this |that |which |\w+ )?scopes?\b)": "request",
    r"\btwins?\b": "counterpart",
    r"\btick(?:s|ed|ing)?\b": "select",
    r"\btrad(?:e|es|ing) (?:the|an authorization) code": "exchange the authorization code",
    r"\bletter for letter\b": "must match exactly",
    r"\bhas run out\b": "has expired",
    r"\bworthless\b": "revoke",
    r"\b(?:turn(?:s|ed)? away|at the door)\b": "access denied",
    r"\btell whether\b": "return whether",
    r"\bbesides?\b": "next to",
    r"\bstrange(?:rs?)?\b": "unknown",
    r"\bpress(?:ed|es)? (?:a|the|one) button": "card action",
    r"\bcatch(?:es|ing)?[- ]up\b": "backfill",
    r"\bmend(?:s|ed|ing)?\b": "fix, correct",
    r"\bI know no(?:body)?\b": "is not a known ..., the documents list no ...",
    r"\bunlocks?\b": "grants access to",
    r"\bscopes? (?:\S+ )?opens?\b": "grants access to",
    r"\bbins?\b (?:nothing|,)": "delete",
    r"\banew\b": "again, retry",
}
"""Words that a reader from the field would stumble over, and what is said in their place."""

_HIDDEN = re.compile(r"\{[%#].*?[%#]\}|\{\{.*?\}\}|<[^>]*>", re.DOTALL)
_ROW = re.compile(r"^\| (.+?) \| (.+?) \| (.+?) \|$", re.MULTILINE)


def words_of_the_glossary() -> list[str]:
    text = (ROOT / "docs" / "glossary.md").read_text("utf-8")
    rows = [row for row in _ROW.findall(text) if not set(row[0]) <= set("- ")]
    return [word for word, _, _ in rows if word != "word"]


@cache
def texts_for_readers() -> list[tuple[str, str]]:
    """Return the name and the text of every file that people read, templates without their code."""
    return [*_texts_for_readers()]


def _texts_for_readers() -> Iterator[tuple[str, str]]:
    for pattern in ("wording/*.py", "docs/**/*.md", "README.md", "CONTRIBUTING.md", "CHANGELOG.md"):
        for file in sorted(ROOT.glob(pattern)):
            yield str(file.relative_to(ROOT)), file.read_text("utf-8")
    for file in (ROOT / "data" / "topics.yaml", ROOT / "data" / "notes.yaml"):
        yield str(file.relative_to(ROOT)), file.read_text("utf-8")
    for file in sorted(ROOT.glob("*/templates/*.html")):
        yield str(file.relative_to(ROOT)), _HIDDEN.sub(" ", file.read_text("utf-8"))


def log_events() -> Iterator[tuple[str, str]]:
    """Yield each event that is logged, with its place; what is filled in counts as a letter."""
    for folder in CODE:
        for file in sorted((ROOT / folder).rglob("*.py")):
            text = file.read_text("utf-8")
            for node in ast.walk(ast.parse(text)) if "log." in text else ():
                match node:
                    case ast.Call(
                        func=ast.Attribute(
                            value=ast.Name(id="log"), attr="debug" | "info" | "warning" | "error"
                        ),
                        args=[event, *_],
                    ):
                        place = f"{file.relative_to(ROOT)}:{node.lineno}"
                        yield from ((place, text) for text in _plain(event))


def _plain(event: ast.expr) -> list[str]:
    match event:
        case ast.Constant(str() as text):
            return [text]
        case ast.IfExp(_, first, second):
            return [*_plain(first), *_plain(second)]
        case ast.JoinedStr(parts):
            return ["".join(text for part in parts for text in _plain(part))]
        case _:
            return ["x"]


def test_the_glossary_stays_short_and_sorted() -> None:
    words = words_of_the_glossary()

    assert words
    assert len(words) <= MOST_WORDS
    assert words == sorted(set(words))


@pytest.mark.parametrize("word", words_of_the_glossary())
def test_every_word_of_the_glossary_is_used_in_the_code(word: str) -> None:
    written = re.compile("[ _-]?".join(re.split("[ -]", word)), re.IGNORECASE)

    assert any(
        written.search(file.read_text("utf-8"))
        for folder in CODE
        for file in (ROOT / folder).rglob("*.py")
    )


@pytest.mark.parametrize(("pattern", "instead"), PRIVATE.items(), ids=PRIVATE.values())
def test_readers_find_no_private_words(pattern: str, instead: str) -> None:
    private = re.compile(pattern, re.IGNORECASE)
    found = [
        f"{name}: {match[0]}"
        for name, text in texts_for_readers()
        for match in private.finditer(text)
    ]

    assert found == [], f"say {instead}"


@pytest.mark.parametrize("text", ["Ask for **2 scopes**:", "It opens 3 operations with scope open"])
def test_a_private_word_would_be_found(text: str) -> None:
    assert any(re.search(pattern, text, re.IGNORECASE) for pattern in PRIVATE)


def test_log_events_are_plain_names_in_snake_case() -> None:
    events = list(log_events())

    assert len(events) > 20
    assert [
        f"{place}: {event}"
        for place, event in events
        if not re.fullmatch(r"[a-z]+(?:_[a-z]+)+", event)
        or any(re.search(pattern, event.replace("_", " ")) for pattern in PRIVATE)
    ] == []
