"""Scan 10,000 generated files: seconds, files a second, and memory. Part of `make bench`."""

import multiprocessing
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

FILES = 10_000
FILLER = "".join(
    f"def step_{n}(value):\n    return value * {n} + len(str(value))\n\n" for n in range(40)
)
SHAPES = {
    ".py": "import requests\nBASE = 'https://webexapis.com/v1'\n"
    "def call(t):\n    return requests.get(f'{BASE}/people/{t}')\n\n" + FILLER,
    ".js": "const base = 'https://webexapis.com/v1';\n"
    "export const call = (id) => fetch(`${base}/rooms/${id}`, {method: 'DELETE'});\n"
    + "export function add(a, b) {\n  return a + b;\n}\n"
    * 60,
    ".java": "class Plain {\n" + "  int add(int a, int b) { return a + b; }\n" * 90 + "}\n",
    ".yaml": "key: value\n" * 150,
}


def main() -> None:
    """Scan a generated tree in a process of its own and print what it took."""
    with tempfile.TemporaryDirectory() as folder:
        size = _generate(Path(folder))
        start = time.monotonic()
        command = [sys.executable, "bot.py", "scan", "--json", folder]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        seconds = time.monotonic() - start
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    cores = multiprocessing.cpu_count()
    print(f"scan of {FILES:,} files, {size / 1e6:.0f} MB, on {cores} cores:")
    print(f"{'seconds':44}{seconds:8.1f}")
    print(f"{'of that processor seconds, over all cores':44}{used.ru_utime + used.ru_stime:8.1f}")
    print(f"{'files a second':44}{FILES / seconds:8.0f}")
    print(f"{'largest process':44}{used.ru_maxrss / 1024:8.0f}   MB")


def _generate(root: Path) -> int:
    shapes = list(SHAPES.items())
    size = 0
    for number in range(FILES):
        ending, text = shapes[number % len(shapes)]
        folder = root / f"part{number // 100}"
        folder.mkdir(exist_ok=True)
        size += (folder / f"file{number}{ending}").write_text(text, encoding="utf-8")
    return size


if __name__ == "__main__":
    main()
