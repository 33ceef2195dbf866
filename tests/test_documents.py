"""README, docs, CHANGELOG and .env.example say what is so."""

import io
import json
import re
import shlex
from argparse import ArgumentParser, _SubParsersAction
from pathlib import Path

import pytest

from handlers import answer
from handlers.followups import Earlier, reply
from rendering.as_json import to_record
from rendering.plain import to_plain
from scopes.finding.signals import MEANINGS
from scopes.knowledge import Knowledge
from terminal.arguments import new_parser
from terminal.asking import answer_text
from version import VERSION
from wording.terminal import PROMPT

ROOT = Path(__file__).parent.parent
PAGES = sorted(
    [
        *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")),
        *(ROOT / "benchmarks").glob("*.md"),
        *(ROOT / "docs").rglob("*.md"),
    ]
)
TEXTS = {str(page.relative_to(ROOT)): page.read_text(encoding="utf-8") for page in PAGES}
README = TEXTS["README.md"]
MOST_LINES = 120
MOST_PICTURES = 2
MOST_BYTES = 400_000
ASK = "$ python bot.py ask "

ours = pytest.mark.parametrize("page", TEXTS)


def fences(kind: str) -> list[str]:
    """Return the blocks of code of one kind in README and docs."""
    fence = re.compile(rf"^```{kind}\n(.*?)^```", re.MULTILINE | re.DOTALL)
    return [block for text in TEXTS.values() for block in fence.findall(text)]


def examples() -> list[tuple[str, list[str]]]:
    """Return each question asked on a console of README or docs, and the output shown for it."""
    found: list[tuple[str, list[str]]] = []
    for block in fences("console"):
        lines = block.splitlines()
        starts = [n for n, line in enumerate(lines) if line.startswith("$ ")]
        for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
            if lines[start].startswith(ASK):
                found.append((lines[start].removeprefix(ASK), lines[start + 1 : end]))
    return found


def conversations() -> list[list[tuple[str, list[str]]]]:
    """Return each conversation at the prompt in the docs: what is typed, what is shown for it."""
    found = []
    for block in fences("text"):
        turns = block.split(PROMPT)[1:]
        found.append([(turn.splitlines()[0], turn.splitlines()[1:]) for turn in turns])
    return [turns for turns in found if turns]


def assert_shows(lines: list[str], output: str) -> None:
    """Check that an excerpt stands in an output: its lines in order, "..." for what is left out.

    A line in JSON is too long to be shown, so the beginning of a line is enough for it.
    """
    left = iter(output.splitlines())
    wanted = [line for line in lines if line not in ("", "...")]

    assert wanted
    for line in wanted:
        assert any(each == line or each.startswith(line) for each in left), line


def anchors(page: Path) -> set[str]:
    """Return the anchors of the headings of a page, as GitHub makes them."""
    heads = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-") for head in heads}


def commands(parser: ArgumentParser) -> dict[str, ArgumentParser]:
    """Return the commands below a parser."""
    below = [action for action in parser._actions if isinstance(action, _SubParsersAction)]
    return {name: each for action in below for name, each in action.choices.items()}


def test_the_readme_is_short() -> None:
    assert len(README.splitlines()) <= MOST_LINES
    assert README.count("![") <= MOST_PICTURES


def test_the_pictures_are_small() -> None:
    pictures = [path for path in (ROOT / "docs").iterdir() if path.suffix in {".png", ".gif"}]

    assert len(pictures) > 1
    assert [path.name for path in pictures if path.stat().st_size > MOST_BYTES] == []


def test_there_are_examples() -> None:
    assert sum(text.count(ASK) for text in TEXTS.values()) >= 4
    assert len(examples()) >= 4
    assert len(conversations()) >= 1


@pytest.mark.parametrize(("command", "output"), examples(), ids=[name for name, _ in examples()])
def test_a_question_of_the_documents_is_answered_as_shown(command: str, output: list[str]) -> None:
    *options, text = shlex.split(command)
    target = io.StringIO()

    status = answer_text(text, "json" if "--json" in options else "plain", target)

    assert status == 0
    assert_shows(output, target.getvalue())


@pytest.mark.parametrize("turns", conversations(), ids=lambda turns: str(turns[0][0]))
def test_a_conversation_of_the_documents_goes_as_shown(
    turns: list[tuple[str, list[str]]], knowledge: Knowledge
) -> None:
    earlier: Earlier | None = None
    for typed, output in turns:
        followed = reply(typed, earlier, knowledge)
        earlier = Earlier(earlier.first if earlier else followed.query, followed.query)

        assert_shows(output, to_plain(followed.answer))


@ours
def test_every_make_target_of_a_page_exists(page: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = set(re.findall(r"`make ([a-z]+)", TEXTS[page]))
    named |= set(re.findall(r"^\$ (?:\w+=\S+ )*make ([a-z]+)", TEXTS[page], re.MULTILINE))
    exist = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))

    assert {"run", "test"} <= exist
    assert named - exist == set()


@ours
def test_every_command_of_a_page_exists(page: str) -> None:
    named = re.findall(r"bot\.py ([a-z]+)(?: ([a-z]+))?", TEXTS[page])
    known = commands(new_parser())

    assert {"ask", "check"} <= known.keys()
    assert {name for name, _ in named} - known.keys() == set()
    for name, action in named:
        assert not action or not commands(known[name]) or action in commands(known[name])


@ours
def test_every_option_of_a_command_of_a_page_exists(page: str) -> None:
    asked = re.findall(r"bot\.py (\w+)((?: --[a-z]+)+)", TEXTS[page])

    for name, options in asked:
        actions = commands(new_parser())[name]._actions
        known = {option for action in actions for option in action.option_strings}
        assert set(options.split()) <= known


@ours
def test_every_link_of_a_page_leads_somewhere(page: str) -> None:
    here = ROOT / page
    linked = re.findall(r"\]\((?!https?://)([^)\s]+)\)", TEXTS[page])

    for link in linked:
        path, _, anchor = link.partition("#")
        target = (here.parent / path).resolve() if path else here
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


@ours
def test_every_module_that_a_page_names_exists(page: str) -> None:
    named = re.findall(r"`((?:[\w.]+/)+[\w.]+\.(?:py|md|yaml|tsv|html))`", TEXTS[page])

    assert [path for path in named if not (ROOT / path).exists()] == []


def test_every_page_can_be_reached_from_the_readme() -> None:
    reached, new = set(), {"README.md"}
    while new:
        reached |= new
        links = {
            str((ROOT / page).parent.joinpath(link).resolve().relative_to(ROOT))
            for page in new
            for link in re.findall(r"\]\((?!https?://|#)([^)#\s]+)", TEXTS[page])
        }
        new = (links & TEXTS.keys()) - reached

    assert TEXTS.keys() - reached == set()


@ours
def test_no_page_names_a_place_of_one_machine(page: str) -> None:
    assert re.findall(r"(?<![\w.])/(?:home|root|work|tmp|Users)/\w+", TEXTS[page]) == []


def test_the_numbers_of_the_documents_are_those_of_the_data(knowledge: Knowledge) -> None:
    scopes, operations = len(knowledge.catalog.scopes), len(knowledge.operations.all)
    phrasings = len((ROOT / "data" / "requests.tsv").read_text("utf-8").splitlines()) - 1
    foreign = len((ROOT / "data" / "dictionary.tsv").read_text("utf-8").splitlines()) - 1
    right = len((ROOT / "data" / "words.tsv").read_text("utf-8").splitlines()) - 1
    undocumented = sum(each.is_undocumented for each in knowledge.operations.all)

    for page in ("README.md", "docs/data.md", "docs/decisions/data.md"):
        assert f"{scopes} scopes" in TEXTS[page]
        assert f"{operations:,}" in TEXTS[page]
    assert f"{phrasings:,} phrasings" in TEXTS["docs/data.md"]
    assert f"{foreign:,} words of eight languages" in TEXTS["docs/data.md"]
    assert f"{right:,} words that are spelled right" in TEXTS["docs/data.md"]
    assert f"({undocumented} operations)" in TEXTS["docs/data.md"]


def test_every_key_of_the_json_is_explained(knowledge: Knowledge) -> None:
    record = to_record(answer("what scopes for CDR?", knowledge), "what scopes for CDR?")
    explained = re.findall(r"^\| `(\w+)` \|", TEXTS["docs/api.md"], re.MULTILINE)

    assert record.keys() - set(explained) == set()


def test_the_signals_in_the_example_of_explaining_are_real() -> None:
    shown = re.findall(r"(\w+) [+-]\d\.\d\d", TEXTS["docs/using.md"])

    assert shown
    assert set(shown) <= set(MEANINGS)


def test_the_needs_of_the_documents_are_those_of_the_answer(knowledge: Knowledge) -> None:
    text = TEXTS["docs/api.md"]
    (question,) = re.findall(r"^The needs of `([^`]+)`:$", text, re.MULTILINE)
    (shown,) = fences("json")

    assert to_record(answer(question, knowledge), question)["needs"] == json.loads(shown)


def test_every_library_has_its_reason() -> None:
    table = TEXTS["CONTRIBUTING.md"].split("## Libraries")[1].split("\n## ")[0].lower()
    pins = "\n".join(file.read_text("utf-8") for file in ROOT.glob("requirements*.in"))
    named = set(re.findall(r"^(?!types-)([a-z0-9_-]+)(?:\[\w+\])?==", pins.lower(), re.MULTILINE))

    assert len(named) > 20
    assert {name for name in named if not re.search(rf"\b{name}\b", table)} == set()


def example_variables() -> set[str]:
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    return set(re.findall(r"^#?([A-Z][A-Z_]+)=", text, re.MULTILINE))


def test_every_variable_of_the_example_is_read() -> None:
    source = (ROOT / "settings.py").read_text(encoding="utf-8")

    assert len(example_variables()) > 5
    assert {name for name in example_variables() if f'"{name}"' not in source} == set()


def test_every_variable_is_explained() -> None:
    source = (ROOT / "settings.py").read_text(encoding="utf-8")
    read = set(re.findall(r'read\("([A-Z_]+)"', source))
    table = TEXTS["docs/operating.md"].split("## Configuration")[1].split("\n## ")[0]

    assert read >= example_variables()
    assert {name for name in read if f"`{name}`" not in table} == set()


def test_the_changelog_names_the_version() -> None:
    assert re.search(rf"^## {re.escape(VERSION)}\b", TEXTS["CHANGELOG.md"], re.MULTILINE)
