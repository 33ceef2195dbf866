import threading
from collections.abc import Iterator
from contextlib import closing

import pytest

from app.budget import Allowance, Budget
from app.incoming import Request
from app.lanes import EVENTS, MOST_OPEN, PAGES, Lanes
from app.replies import Reply

PATIENCE = 10
DONE = Reply(b"done")


def request_for(path: str, client: str = "192.0.2.1", forwarded_for: str = "") -> Request:
    named = f"X-Forwarded-For: {forwarded_for}\r\n" if forwarded_for else ""
    head = f"GET {path} HTTP/1.1\r\n{named}\r\n"
    return Request(head.encode(), (client, 1), ("127.0.0.1", 2))


@pytest.fixture
def stuck() -> Iterator[Lanes]:
    """Lanes in which every page is served without end."""
    is_over = threading.Event()

    def serve(request: Request) -> Reply:
        if request.path.startswith("/page"):
            is_over.wait(PATIENCE)
        return DONE

    with closing(Lanes(serve)) as lanes:
        yield lanes
        is_over.set()


@pytest.mark.parametrize("path", ["/webhook", "/healthz", "/readyz", "/metrics"])
def test_events_and_health_do_not_wait_for_pages(stuck: Lanes, path: str) -> None:
    for _ in range(MOST_OPEN[PAGES]):
        stuck.take(request_for("/page"))

    assert stuck.take(request_for(path)).result(PATIENCE) == DONE


def test_too_many_pages_at_the_same_time_are_refused_in_plain_words(stuck: Lanes) -> None:
    for _ in range(MOST_OPEN[PAGES]):
        stuck.take(request_for("/page"))

    refused = stuck.take(request_for("/page")).result(PATIENCE).data

    assert refused.startswith(b"HTTP/1.1 429 ")
    assert b"\r\nRetry-After: 1\r\n" in refused
    assert b"the chat goes first. Try again in 1 second." in refused


def spent(budget: Budget, client: str) -> Budget:
    budget.charge(client, 20.0)
    return budget


def test_who_has_used_up_the_budget_is_refused_and_hears_for_how_long() -> None:
    budget = spent(Budget(Allowance(1, 100), Allowance(0.25, 10), lambda: 0.0), "192.0.2.1")
    with closing(Lanes(lambda _: DONE, budget=budget)) as lanes:
        refused = lanes.take(request_for("/api/ask")).result(PATIENCE).data
        others = lanes.take(request_for("/api/ask", "192.0.2.2")).result(PATIENCE)
        event = lanes.take(request_for("/webhook")).result(PATIENCE)

    assert b"\r\nRetry-After: 40\r\n" in refused
    assert b'{"error": "Too many requests' in refused
    assert (others, event) == (DONE, DONE)


def test_pages_are_charged_what_they_cost_and_events_are_not() -> None:
    budget = Budget(Allowance(1, 100), Allowance(1, 0), lambda: 0.0)

    def work(_request: Request) -> Reply:
        sum(range(100_000))
        return DONE

    with closing(Lanes(work, budget=budget)) as lanes:
        lanes.take(request_for("/webhook")).result(PATIENCE)
        before = budget.wait("192.0.2.1")
        lanes.take(request_for("/scopes")).result(PATIENCE)

    assert before == 0
    assert budget.wait("192.0.2.1") > 0


@pytest.mark.parametrize(
    ("client", "forwarded_for", "charged"),
    [
        ("127.0.0.1", "192.0.2.9", "192.0.2.9"),
        ("127.0.0.1", "nonsense", "127.0.0.1"),
        ("127.0.0.1", "", "127.0.0.1"),
        ("192.0.2.1", "192.0.2.9", "192.0.2.1"),
        ("2001:db8::1", "", "2001:db8::/64"),
        ("127.0.0.1", "2001:db8::2", "2001:db8::/64"),
    ],
)
def test_whom_a_request_is_counted_for(client: str, forwarded_for: str, charged: str) -> None:
    budget = spent(Budget(Allowance(1, 100), Allowance(1, 10), lambda: 0.0), charged)
    is_proxy = "127.0.0.1".__eq__
    with closing(Lanes(lambda _: DONE, is_proxy, budget)) as lanes:
        reply = lanes.take(request_for("/scopes", client, forwarded_for)).result(PATIENCE)

    assert reply.data.startswith(b"HTTP/1.1 429 ")


def test_a_lane_takes_more_once_it_has_served_some() -> None:
    with closing(Lanes(lambda _: DONE)) as lanes:
        for _ in range(MOST_OPEN[EVENTS] + 1):
            assert lanes.take(request_for("/webhook")).result(PATIENCE) == DONE
