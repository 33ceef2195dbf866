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
LOCKS = ("requirements.txt", "requirements-dev.txt", "requirements-fuzz.txt")
FINE, WEAK, BLIND = 0, 1, 2

ACCEPTED = {
    "CVE-2022-29217": "PyJWT 1.7.1, which webexteamssdk pins, may be led to accept a token signed "
    "by another method. The SDK only ever makes tokens, for guests, which the bot has not; nothing "
    "decodes any. tests/test_libraries.py holds us to that."
}
"""Known weaknesses that cannot be reached here. They are also the proof that a look sees any."""


def main() -> int:
    """Print what is wrong and return the exit status."""
    pinned = locked((ROOT / name).read_text(encoding="utf-8") for name in LOCKS)
    status, lines = judge(pinned, look_up(pinned))
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
    known = [(library, weakness) for library in seen for weakness in library["vulns"]]
    weak = [_told(*one) for one in known if not _ids(one[1]) & ACCEPTED.keys()]
    if weak:
        return WEAK, weak
    names = {pin.partition("==")[0] for pin in pinned}
    unseen = sorted(names - {library["name"] for library in seen})
    if unseen:
        some = ", ".join(unseen[:5]) + (", ..." if unseen[5:] else "")
        return BLIND, [f"{len(unseen)} of {len(pinned)} libraries could not be looked up: {some}"]
    missed = ACCEPTED.keys() - {id for _, weakness in known for id in _ids(weakness)}
    if missed:
        return BLIND, [f"{id} should have been found: is it solved?" for id in sorted(missed)]
    return FINE, [f"{len(pinned)} libraries have no known weakness but {', '.join(ACCEPTED)}."]


def _ids(weakness: dict[str, Any]) -> set[str]:
    return {weakness["id"], *weakness["aliases"]}


def _told(library: dict[str, Any], weakness: dict[str, Any]) -> str:
    fixed = ", ".join(weakness["fix_versions"]) or "no version"
    return f"{library['name']} {library['version']}: {weakness['id']}, solved in {fixed}"


if __name__ == "__main__":
    sys.exit(main())
