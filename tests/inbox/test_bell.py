import select
import time

from inbox.bell import MOST_RINGS, Bell, listen

PATIENCE = 60.0


def test_a_ring_ends_the_listening_and_is_heard_once() -> None:
    bell, began = Bell(), time.monotonic()
    bell.ring()
    bell.ring()

    listen(bell, seconds=PATIENCE)

    assert time.monotonic() - began < PATIENCE
    began = time.monotonic()
    listen(bell, seconds=0.01)
    assert time.monotonic() - began >= 0.01


def test_any_of_several_bells_is_heard() -> None:
    silent, rung, began = Bell(), Bell(), time.monotonic()
    rung.ring()

    listen(silent, rung, seconds=PATIENCE)

    assert time.monotonic() - began < PATIENCE


def test_more_rings_than_it_holds_do_not_block() -> None:
    bell, began = Bell(), time.monotonic()

    for _ in range(MOST_RINGS + 1):
        bell.ring()

    listen(bell, seconds=PATIENCE)
    assert time.monotonic() - began < PATIENCE


def test_what_another_process_has_heard_is_no_trouble() -> None:
    bell = Bell()
    bell.ring()
    bell.hear()

    bell.hear()

    assert select.select([bell], [], [], 0) == ([], [], [])
