import os
from pathlib import Path

from scan.walking import MOST_BYTES, is_ignored, walk
from tests.scan.conftest import Tree


def _names(root: Path, *ignored: str) -> list[str]:
    return sorted(found.name for found in walk([root], ignored))


def test_source_is_read_and_what_others_wrote_or_tools_built_is_not(tree: Tree) -> None:
    root = tree(
        dict.fromkeys(
            (
                "app.py", "src/Deep/Call.kt", ".env.example", ".github/workflows/ci.yml",
                "node_modules/x/index.js", ".git/config.py", "vendor/a.php", "app.min.js",
                "package-lock.json", "README.md", "logo.png", "own/pyvenv.cfg", "own/lib.py",
            ),
            "",
        )
    )  # fmt: skip
    assert _names(root) == [
        ".env.example", ".github/workflows/ci.yml", "app.py", "src/Deep/Call.kt",
    ]  # fmt: skip


def test_ignored_paths_are_left_out(tree: Tree) -> None:
    root = tree(dict.fromkeys(("app.py", "tests/a.py", "tests/deep/b.py", "old_1.py"), ""))
    assert _names(root, "tests/", "old_*.py") == ["app.py"]
    assert is_ignored("tests/deep/b.py", ["tests"])
    assert not is_ignored("contests/b.py", ["tests"])


def test_links_are_not_followed(tree: Tree) -> None:
    root = tree({"in/app.py": "", "out/secret.py": ""}) / "in"
    (root / "file.py").symlink_to("../out/secret.py")
    (root / "folder").symlink_to("../out")
    (root / "circle").symlink_to(".")
    assert _names(root) == ["app.py"]


def test_pipes_are_left_alone(tree: Tree) -> None:
    root = tree({"app.py": ""})
    os.mkfifo(root / "pipe.py")
    assert _names(root) == ["app.py"]


def test_large_files_are_named(tree: Tree) -> None:
    root = tree({"large.py": b"x" * (MOST_BYTES + 1), "fits.py": b"x" * MOST_BYTES})
    assert {found.name: found.why for found in walk([root])} == {
        "large.py": "larger than 2 MiB",
        "fits.py": None,
    }


def test_a_very_deep_tree_is_walked(tree: Tree) -> None:
    deep = "/".join(["d"] * 400) + "/app.py"
    assert _names(tree({deep: ""})) == [deep]


def test_several_roots_are_told_apart(tree: Tree) -> None:
    root = tree({"a/app.py": "", "b/app.py": ""})
    names = [found.name for found in walk([root / "a", root / "b/app.py"])]
    assert names == [f"{root}/a/app.py", f"{root}/b/app.py"]


def test_a_file_alone_has_its_own_name(tree: Tree) -> None:
    assert [found.name for found in walk([tree({"app.txt": ""}) / "app.txt"])] == ["app.txt"]
