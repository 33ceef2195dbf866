"""What was loaded is kept between runs, and never outlives the data it was made from."""

import shutil
import stat
from pathlib import Path

import pytest

from handlers import answer
from scopes.data.errors import DataError
from scopes.data.snapshot import DATA_FILES, read_snapshot
from scopes.knowledge import LEARNED, ROOT, load_and_check, load_knowledge


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the real data, without a snapshot."""
    (tmp_path / "data").mkdir()
    for name in DATA_FILES:
        shutil.copy(ROOT / name, tmp_path / name)
    for name in LEARNED:
        (tmp_path / name).symlink_to(ROOT / name)
    return tmp_path


def snapshots(root: Path) -> list[Path]:
    return list((root / "var").glob("*"))


def test_loading_leaves_one_snapshot_for_the_owner_only(root: Path) -> None:
    load_knowledge(root)

    (kept,) = snapshots(root)
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_answers_are_the_same_from_a_snapshot(root: Path) -> None:
    fresh = load_and_check(root)
    load_knowledge(root)
    assert read_snapshot(root)

    again = load_knowledge(root)

    for question in ("what scopes for CDR?", "create a space, post a message", "lisst lisences"):
        assert answer(question, again) == answer(question, fresh), question


def test_changed_data_makes_a_new_snapshot_and_drops_the_old_one(root: Path) -> None:
    load_knowledge(root)
    (before,) = snapshots(root)
    requests = root / "data" / "requests.tsv"
    requests.write_text(requests.read_text() + "GET\t/rooms\tmarvelous conversations of mine\n")

    knowledge = load_knowledge(root)

    question = knowledge.reader.read("marvelous conversations")
    found = knowledge.search.find(question).candidates
    assert ("spark:rooms_read",) in [candidate.scopes for candidate in found[:2]]
    (after,) = snapshots(root)
    assert after != before


def test_a_broken_snapshot_is_ignored(root: Path) -> None:
    load_knowledge(root)
    (kept,) = snapshots(root)
    kept.write_bytes(b"\x00" + kept.read_bytes()[:100])

    assert read_snapshot(root) is None
    assert answer("CDR", load_knowledge(root)).scopes == ("spark-admin:calling_cdr_read",)


def test_a_place_that_cannot_be_written_does_no_harm(root: Path) -> None:
    (root / "var").write_text("not a folder")

    assert answer("CDR", load_knowledge(root)).scopes == ("spark-admin:calling_cdr_read",)


def test_a_broken_catalog_is_refused_although_a_snapshot_exists(root: Path) -> None:
    load_knowledge(root)
    catalog = root / "catalog.yaml"
    catalog.write_text(catalog.read_text().replace("access: read", "access: look", 1))

    with pytest.raises(DataError, match="look"):
        load_knowledge(root)
