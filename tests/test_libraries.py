"""What we rely on when we give the SDK another PyJWT, as docs/decisions/mcp.md says."""

import ast
import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path

from webex import sdk as webex_sdk

ROOT = Path(__file__).parent.parent
PRODUCT = (
    "bot.py",
    "app",
    "assistant",
    "inbox",
    "monitoring",
    "store",
    "webex",
    "web",
)


def sources_of_the_sdk() -> dict[str, str]:
    """Return the source of every module of the SDK, by its path."""
    found = importlib.util.find_spec(webex_sdk.WebexAPI.__module__.partition(".")[0])
    assert found and found.origin
    folder = Path(found.origin).parent
    return {str(file.relative_to(folder)): file.read_text("utf-8") for file in folder.rglob("*.py")}


def calls_of_jwt(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "jwt":
            yield node.attr


def test_the_sdk_uses_pyjwt_for_guests_only() -> None:
    used = {
        (path, name)
        for path, source in sources_of_the_sdk().items()
        if re.search(r"^\s*(import|from) jwt", source, re.MULTILINE)
        for name in calls_of_jwt(source)
    }

    assert used == {("api/guest_issuer.py", "encode")}


def test_nothing_of_ours_uses_pyjwt_or_the_guests_of_the_sdk() -> None:
    files = [
        file
        for name in PRODUCT
        for file in ([ROOT / name] if name.endswith(".py") else (ROOT / name).rglob("*.py"))
    ]

    assert files
    assert [file for file in files if re.search(r"\bjwt\b|guest_issuer", file.read_text())] == []
