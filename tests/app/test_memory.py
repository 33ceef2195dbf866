"""Threads share the memory that they free."""

import ctypes
import subprocess
import sys
from pathlib import Path

import pytest

from app.memory import MOST_POOLS, share_pools

POOLS = """
import ctypes, sys, threading
from app.memory import share_pools

if sys.argv[1] == "shared":
    share_pools()
all_wait = threading.Barrier(17)
for _ in range(16):
    threading.Thread(target=lambda: (ctypes.create_string_buffer(9000), all_wait.wait())).start()
libc = ctypes.CDLL(None)
libc.fopen.restype = ctypes.c_void_p
file = ctypes.c_void_p(libc.fopen(sys.argv[2].encode(), b"w"))
all_wait.wait()
libc.malloc_info(0, file)
libc.fclose(file)
"""

has_pools = pytest.mark.skipif(
    not hasattr(ctypes.CDLL(None), "malloc_info"), reason="not the GNU C library"
)


def pools_of(which: str, folder: Path) -> int:
    told = folder / which
    subprocess.run([sys.executable, "-c", POOLS, which, str(told)], check=True)
    return told.read_text().count("<heap nr=")


@has_pools
@pytest.mark.integration
def test_many_threads_share_few_pools(tmp_path: Path) -> None:
    assert pools_of("shared", tmp_path) == MOST_POOLS < pools_of("usual", tmp_path)


def test_another_c_library_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda _name: object())

    assert not share_pools()
