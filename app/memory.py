"""How a process with many threads keeps the memory that it takes from the system."""

import ctypes

MOST_POOLS = 2
"""Pools of freed memory that the threads of a process share."""
_M_ARENA_MAX = -8
"""The number of that setting in malloc.h of the GNU C library."""


def share_pools() -> bool:
    """Let the threads of this process, and of those it starts, share few pools of freed memory.

    The GNU C library else gives up to eight pools a core to the threads that answer, and what is
    free in one does not serve the others. Return whether the C library could be told so.
    """
    tell = getattr(ctypes.CDLL(None), "mallopt", None)
    return bool(tell and tell(_M_ARENA_MAX, MOST_POOLS))
