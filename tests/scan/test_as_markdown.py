from scan.as_markdown import to_markdown
from scan.comparing import Report
from tests.scan.conftest import READ_PEOPLE, Scan, Tree


def test_markdown_cannot_be_broken_by_what_files_are_called(tree: Tree, scanned: Scan) -> None:
    text = to_markdown(scanned(tree({"a`|<img>.sh": READ_PEOPLE})))
    (row,) = [line for line in text.splitlines() if "img" in line]
    assert row == "| `GET /v1/people` | `a'¦<img>.sh:1` | `spark:people_read` |"


def test_markdown_names_what_was_found(report: Report) -> None:
    text = to_markdown(report)
    assert "- **Missing:** `spark:rooms_read`" in text
    assert "| `broken.py` |" in text
