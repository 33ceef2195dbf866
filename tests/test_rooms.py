"""Every room at the top of the tree is held by the layers and stands in the maps of the docs."""

import configparser
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = sorted(init.parent.name for init in ROOT.glob("*/__init__.py"))


def contracts() -> tuple[set[str], set[str]]:
    """Return the rooms that import-linter looks at, and those that no room may import."""
    parser = configparser.ConfigParser()
    parser.read(ROOT / ".importlinter", "utf-8")
    forbidden = parser["importlinter:contract:command-line"]["forbidden_modules"]
    return set(parser["importlinter"]["root_packages"].split()), set(forbidden.split())


def map_of(page: str, heading: str) -> str:
    """Return what stands below a heading of a page."""
    text = (ROOT / page).read_text("utf-8")
    return text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_has_its_layer_or_is_imported_by_none(room: str) -> None:
    looked_at, for_developers = contracts()

    assert room in looked_at ^ for_developers


@pytest.mark.parametrize(
    ("page", "heading"),
    [("README.md", "Where things are"), ("docs/architecture.md", "Rooms and layers")],
)
def test_a_map_of_the_docs_names_every_room(page: str, heading: str) -> None:
    words = map_of(page, heading).replace("/", " ").replace("`", " ").split()

    assert [room for room in ROOMS if room not in words] == []
