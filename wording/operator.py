"""What the command line tells those who run the bot."""

from wording import count

WAITING = "Waiting for an answer:"
FAILED = "Given up; `python bot.py inbox retry KEY` begins one anew:"
NEVER_USED = "The database that DATABASE_URL names has not been used by a bot yet: start it once"
NO_GAPS = (
    "No question is noted that was not answered well. With FEEDBACK=on they are counted: the words "
    "of a question, never who put it."
)

_UNITS = ((86_400, "d"), (3_600, "h"), (60, "min"), (1, "s"))


def summary(waiting: int, failed: int) -> str:
    """Count what lies in the inbox."""
    return f"{count(waiting, 'event')} waiting, {failed} given up."


def job_line(key: str, age: float, why: str) -> str:
    """Return one line for an event: its age, its key and what went wrong."""
    return f"{_age(age):>6}  {key}  {why}".rstrip()


def gap_line(count: int, kind: str, question: str) -> str:
    """Return one line for a question: how often it came, what became of it, its words."""
    return f"{count:>6}  {kind:<10}  {question}"


def no_such_job(key: str) -> str:
    """Say that nothing was given up under a key."""
    return f"Nothing was given up under {key!r}: `python bot.py inbox` shows what was."


def begun_anew(jobs: int) -> str:
    """Say how much is tried again."""
    return f"{count(jobs, 'event')} begun anew; the running bot answers within seconds."


def _age(seconds: float) -> str:
    for size, unit in _UNITS:
        if seconds >= size:
            return f"{int(seconds // size)} {unit}"
    return "now"
