from collections.abc import Callable

import pytest

from app import budget
from app.budget import Allowance, Budget


class Clock:
    """A time that passes only when a test says so."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def made(clock: Clock) -> Callable[[float, float], Budget]:
    def make(in_all: float, per_client: float) -> Budget:
        return Budget(Allowance(0.5, in_all), Allowance(0.25, per_client), clock)

    return make


def test_who_uses_little_never_waits(made: Callable[[float, float], Budget], clock: Clock) -> None:
    budget = made(1.0, 1.0)

    for _ in range(100):
        assert budget.wait("client") == 0
        budget.charge("client", 0.02)
        clock.now += 0.1


def test_who_has_used_up_its_budget_waits_until_it_has_grown_again(
    made: Callable[[float, float], Budget], clock: Clock
) -> None:
    budget = made(100.0, 1.0)
    budget.charge("client", 1.5)

    assert budget.wait("client") == 2.0
    clock.now += 2.0
    assert budget.wait("client") == 0


def test_others_do_not_wait_for_one_client(made: Callable[[float, float], Budget]) -> None:
    budget = made(100.0, 1.0)
    budget.charge("greedy", 50)

    assert budget.wait("greedy") > 0
    assert budget.wait("modest") == 0


def test_all_clients_together_have_a_budget_too(made: Callable[[float, float], Budget]) -> None:
    budget = made(2.0, 1.0)
    for number in range(5):
        budget.charge(f"client {number}", 0.5)

    assert budget.wait("another") == 1.0


def test_clients_are_not_remembered_without_end(
    made: Callable[[float, float], Budget], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(budget, "MOST_CLIENTS", 2)
    kept = made(100.0, 1.0)
    for name in ("first", "second", "third"):
        kept.charge(name, 5.0)

    assert [kept.wait(name) > 0 for name in ("first", "second", "third")] == [False, True, True]
