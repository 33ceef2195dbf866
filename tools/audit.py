"""Look for known weaknesses of every locked library, also of those that others bring.

    python -m tools.audit

The exit status is 0 when there are none, 1 when there are, and 2 when it was not possible to look.
"""

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
LOCKS = (
    "requirements.txt",
    "requirements-mcp.txt",
    "requirements-dev.txt",
    "requirements-fuzz.txt",
)
FINE, WEAK, BLIND = 0, 1, 2

ACCEPTED: dict[str, str] = {}
"""Known weaknesses that cannot be reached here, each with the reason."""

WEAK_ON_PURPOSE = "mistune==0.8.4"
"""A library nobody here has, with a known weakness: a look that does not find it was none."""


def main() -> int:
    """Print what is wrong and return the exit status."""
    pinned = locked((ROOT / name).read_text(encoding="utf-8") for name in LOCKS)
    status, lines = judge(pinned, look_up([*pinned, WEAK_ON_PURPOSE]))
    print("\n".join(lines))
    return status


def locked(locks: Iterable[str]) -> list[str]:
    """Return each `name==version` of the texts of some locks once."""
    pin = re.compile(r"^([a-z0-9.-]+==[^\s;]+)", re.MULTILINE)
    return sorted({found for text in locks for found in pin.findall(text)})


def look_up(pinned: Sequence[str]) -> list[dict[str, Any]]:
    """Return what pip-audit found out about each library; nothing when it cannot work."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write("\n".join(pinned))
        file.flush()
        finished = subprocess.run(
            [sys.executable, "-m", "pip_audit", "--disable-pip", "--no-deps", "--format=json"]
            + ["--progress-spinner=off", "--desc=off", f"--requirement={file.name}"],
            capture_output=True,
            text=True,
        )
    try:
        found: list[dict[str, Any]] = json.loads(finished.stdout)["dependencies"]
    except ValueError:
        print(finished.stderr.strip(), file=sys.stderr)
        return []
    return found


def judge(pinned: Sequence[str], found: Sequence[dict[str, Any]]) -> tuple[int, list[str]]:
    """Return the exit status and what to say, from what was found out about the libraries."""
    seen = [library for library in found if "vulns" in library]
    own = [library for library in seen if not _is_on_purpose(library)]
    known = [(library, weakness) for library in own for weakness in library["vulns"]]
    weak = [_told(*one) for one in known if not _ids(one[1]) & ACCEPTED.keys()]
    if weak:
        return WEAK, weak
    names = {pin.partition("==")[0] for pin in pinned}
    unseen = sorted(names - {library["name"] for library in seen})
    if unseen:
        some = ", ".join(unseen[:5]) + (", ..." if unseen[5:] else "")
        return BLIND, [f"{len(unseen)} of {len(pinned)} libraries could not be looked up: {some}"]
    if not any(library["vulns"] for library in seen if _is_on_purpose(library)):
        return BLIND, [f"{WEAK_ON_PURPOSE} should have been found weak: was there a look at all?"]
    return FINE, [f"{len(pinned)} libraries have no known weakness that can be reached."]


def _is_on_purpose(library: dict[str, Any]) -> bool:
    return bool(library["name"] == WEAK_ON_PURPOSE.partition("==")[0])


def _ids(weakness: dict[str, Any]) -> set[str]:
    return {weakness["id"], *weakness["aliases"]}


def _told(library: dict[str, Any], weakness: dict[str, Any]) -> str:
    fixed = ", ".join(weakness["fix_versions"]) or "no version"
    return f"{library['name']} {library['version']}: {weakness['id']}, solved in {fixed}"


if __name__ == "__main__":
    sys.exit(main())
