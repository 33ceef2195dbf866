"""What the command line tells operators of the bot."""

from wording import count

WAITING = "Waiting for an answer:"
FAILED = "Given up; `python bot.py inbox retry KEY` retries one:"
NO_GAPS = (
    "There are no unanswered questions. With FEEDBACK=on the bot counts them: the words of a "
    "question, never who asked it."
)
NOTHING_TO_LABEL = (
    "Every question stands in data/phrasings/asked.tsv, or holds no word that the data uses: "
    "`python bot.py gaps --counts` shows them."
)
AS_ROOT = "the bot does not need root rights: give it an account of its own"

_UNITS = ((86_400, "d"), (3_600, "h"), (60, "min"), (1, "s"))


def summary(waiting: int, failed: int) -> str:
    """Count the events in the inbox."""
    return f"{count(waiting, 'event')} waiting, {failed} given up."


def event_line(key: str, age: float, why: str) -> str:
    """Return one line for an event: its age, its key and the last error."""
    return f"{_age(age):>6}  {key}  {why}".rstrip()


def gap_line(count: int, kind: str, question: str) -> str:
    """Return one line for an unanswered question: how often it was asked, its kind, its words."""
    return f"{count:>6}  {kind:<10}  {question}"


def no_such_event(key: str) -> str:
    """Say that no event with this key was given up."""
    return f"No event {key!r} was given up: `python bot.py inbox` lists those that were."


def retried(events: int) -> str:
    """Say how many events are retried."""
    return f"Retrying {count(events, 'event')}; the running bot answers within seconds."


def not_registered(error: object) -> str:
    """Say that Webex does not take the webhooks, and why."""
    return f"The webhooks cannot be registered: {error}"


def trying_again(why: str) -> str:
    """Say why the bot does not start, and that it goes on trying."""
    return f"{why}\nThe bot tries again until this has passed."


def _age(seconds: float) -> str:
    for size, unit in _UNITS:
        if seconds >= size:
            return f"{int(seconds // size)} {unit}"
    return "now"
