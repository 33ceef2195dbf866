import threading

import pytest
import sqlalchemy as sa

from store.database import StoreError
from store.rate_limits import RateLimits
from store.tables import METADATA, RATES

MINUTE = 60


def test_each_key_is_counted_on_its_own(any_engine: sa.Engine) -> None:
    rate_limits = RateLimits(any_engine)

    counts = [rate_limits.hit(key, MINUTE) for key in ("a", "a", "b", "a")]

    assert counts == [1, 2, 1, 3]


def test_several_keys_are_counted_at_once(any_engine: sa.Engine) -> None:
    rate_limits = RateLimits(any_engine)
    rate_limits.hit("b", MINUTE)

    assert rate_limits.hit_all(["b", "a", "b"], MINUTE) == [2, 1, 2]


@pytest.mark.parametrize("step", [MINUTE, -MINUTE, 1000 * MINUTE])
def test_another_period_begins_anew_whichever_way_the_clock_went(
    any_engine: sa.Engine, step: int
) -> None:
    now = [1_000_000.0]
    rate_limits = RateLimits(any_engine, lambda: now[0])
    rate_limits.hit("a", MINUTE)
    rate_limits.hit("a", MINUTE)

    now[0] += step

    assert rate_limits.hit("a", MINUTE) == 1


def test_all_processes_count_together(any_engine: sa.Engine) -> None:
    counts: list[int] = []
    threads = [
        threading.Thread(target=lambda: counts.append(RateLimits(any_engine).hit("a", 10**9)))
        for _ in range(12)
    ]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(counts) == list(range(1, 13))


def test_what_is_over_is_dropped(any_engine: sa.Engine) -> None:
    now = [1_000_000.0]
    rate_limits = RateLimits(any_engine, lambda: now[0])
    rate_limits.hit("minute", MINUTE)
    rate_limits.hit("day", 86_400)

    now[0] += 2 * MINUTE

    assert rate_limits.prune() == 1
    with any_engine.connect() as connection:
        assert list(connection.scalars(sa.select(RATES.c.key))) == ["day"]


def test_a_database_that_fails_is_told_as_such(any_engine: sa.Engine) -> None:
    METADATA.drop_all(any_engine)

    with pytest.raises(StoreError):
        RateLimits(any_engine).hit("a", MINUTE)
