"""What `/readyz` says is wrong. Anybody may read it, so it quotes no driver and no address."""

from wording import count

NOT_LOOKED_YET = "The bot has just begun to look; ask again in a few seconds"
LOOK_FAILED = "The bot could not look at itself; the log has the details"
NOT_WRITABLE = "The database cannot be written; the log has the reason"
DATABASE_SLOW = "The database does not answer in time"
WEBEX_SLOW = "Webex does not answer in time"
BACKFILL_FAILED = "Webex could not be asked for what was missed; it is tried again"

POLL_FAILED = "Webex could not be asked for news; it is tried again"


def stalled(waiting: int, seconds: float) -> str:
    """Say that events wait and none gets its reply."""
    return (
        f"{count(waiting, 'event')} without a reply, the oldest for {round(seconds)} s, and none "
        "was finished within the last minute"
    )


def not_stored(events: int) -> str:
    """Say that events of Webex were refused, because the database did not take them."""
    return f"{count(events, 'event')} could not be stored within the last minutes"
