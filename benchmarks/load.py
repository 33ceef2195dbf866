"""Load the bot and print how it bears it: `make load`.

The bot runs as its users run it, before a stand-in Webex that takes 100 ms a call: on SQLite, and
on PostgreSQL with one and with two processes where that is installed. Sender, Webex, database and
bot share the machine.
"""

import itertools
import tempfile
from pathlib import Path
from statistics import quantiles

from tests.support.bots import SECRET, BotProcess, running
from tests.support.postgresql import programs, running_postgresql
from tests.support.senders import Sent, burst, steady
from tests.support.stand_in import StandIn, stand_in

LATENCY = 0.1
CALLS = 2
WARM_UP = 20
STEADY = 200
PER_SECOND = 20
BURST = 1000
FLOOD_SECONDS = 30
FLOOD_PER_SECOND = 300
PATIENCE = 120

_numbers = itertools.count()


def main() -> None:
    """Load a bot on each kind of database."""
    print(f"{'':60}{'p50':>8}{'p99':>8}   ms")
    print("SQLite, one process")
    _load({})
    if programs() is None:
        print("PostgreSQL is not installed: left out")
        return
    with running_postgresql() as server:
        for processes in ("1", "2"):
            print(f"PostgreSQL, processes: {processes}")
            _load({"DATABASE_URL": server.new_database(), "WEB_CONCURRENCY": processes})


def _load(environment: dict[str, str]) -> None:
    with tempfile.TemporaryDirectory() as folder, stand_in(LATENCY) as webex:
        bot = BotProcess(Path(folder), {"WEBEX_API_URL": webex.url, **environment})
        with running(bot):
            burst([bot.url], SECRET, _next(WARM_UP))
            webex.wait_for(WARM_UP, PATIENCE)
            _report_steady(webex, steady([bot.url], SECRET, _next(STEADY), PER_SECOND))
            _report_burst(webex, burst([bot.url], SECRET, _next(BURST)))
            _report_flood(webex, bot)


def _next(count: int) -> list[int]:
    """Return numbers of questions that were never asked."""
    return list(itertools.islice(_numbers, count))


def _report_steady(webex: StandIn, sent: Sent) -> None:
    webex.wait_for(WARM_UP + STEADY, PATIENCE)
    calls = CALLS * LATENCY
    _row("  20 a second: acknowledgement", sent.seconds)
    _row(
        "  20 a second: reply, beyond the 2 calls of 100 ms",
        [webex.times[question] - at - calls for question, at in sent.sent.items()],
    )


def _report_burst(webex: StandIn, sent: Sent) -> None:
    webex.wait_for(WARM_UP + STEADY + BURST, PATIENCE)
    _row("  burst of 1000: acknowledgement", sent.seconds)
    seconds = max(webex.times[q] for q in sent.taken) - min(sent.sent.values())
    lost = sum(question not in webex.replies for question in sent.taken)
    doubled = sum(webex.replies[question] > 1 for question in sent.sent)
    print(f"{'  burst of 1000: answered a second':60}{BURST / seconds:8.1f}")
    print(f"  refused {BURST - len(sent.taken)}, lost {lost}, doubled {doubled}", flush=True)


def _report_flood(webex: StandIn, bot: BotProcess) -> None:
    """Send far more than can be answered; what is left is not waited for."""
    before = len(webex.replies)
    count = FLOOD_PER_SECOND * FLOOD_SECONDS
    sent = steady([bot.url], SECRET, _next(count), FLOOD_PER_SECOND)
    answered = (len(webex.replies) - before) / FLOOD_SECONDS
    _row(f"  {FLOOD_PER_SECOND} a second: acknowledgement", sent.seconds)
    print(f"{f'  {FLOOD_PER_SECOND} a second: answered a second meanwhile':60}{answered:8.1f}")
    print(f"  refused {count - len(sent.taken)}", flush=True)


def _row(name: str, seconds: list[float]) -> None:
    cuts = [cut * 1000 for cut in quantiles(seconds, n=100, method="inclusive")]
    print(f"{name:60}{cuts[49]:8.1f}{cuts[98]:8.1f}", flush=True)


if __name__ == "__main__":
    main()
