"""What `python bot.py doctor` and `/readyz` say of a deployment: each a line, with what to do."""

from wording import count

SANDBOX = "No WEBEX_ACCESS_TOKEN: the bot runs with the local sandbox, and nothing needs checking."
NOT_A_BOT = (
    "WEBEX_ACCESS_TOKEN belongs to a person: the bot would answer in that person's name. Create a "
    "bot on developer.webex.com and use its token"
)
TOKEN_REFUSED = (
    "Webex does not accept WEBEX_ACCESS_TOKEN: copy the token of the bot again, or regenerate it "
    "on developer.webex.com; then start the bot again"
)
WRITABLE = "The database can be written"
NOT_WRITABLE = "The database cannot be written; the log and `python bot.py doctor` have the reason"
FAILED_TASKS = {
    "backfill": "Webex could not be asked for missed messages; the bot tries again",
    "poll": "Webex could not be asked for new messages; the bot tries again",
}
POLLING = (
    "No PUBLIC_URL: the bot polls Webex; buttons come as numbers. For buttons and answers "
    "at once set PUBLIC_URL and WEBEX_WEBHOOK_SECRET"
)
REACHED = "PUBLIC_URL leads to this bot, as far as can be told from here"
LOOPBACK = (
    "PUBLIC_URL is an address of this machine, which Webex cannot reach: set it to the address "
    "that others use, or leave it out to have the bot poll"
)
HOOKS_ACTIVE = "The webhooks are active"
NO_DATE = "Webex did not tell the time, so the clock was not checked"
CLOCK = "The clock is right"


def token_is_of(name: str) -> str:
    """Say whose token it is."""
    return f"The token is that of the bot {name}"


def unreachable(address: str) -> str:
    """Say that nobody answers where Webex is to send events."""
    return (
        f"Nothing answers at {address}: start the bot, and see that the proxy or tunnel behind "
        "PUBLIC_URL leads to its HOST and PORT"
    )


def untrusted(address: str) -> str:
    """Say that TLS fails where Webex is to send events."""
    return (
        f"The certificate of {address} is not trusted: it has expired, is for another host, comes "
        "without those above it, or was made by yourself. Webex would not trust it either; for a "
        "trial name its file in REQUESTS_CA_BUNDLE"
    )


def other_secret(address: str) -> str:
    """Say that the signature of the probe was refused."""
    return (
        f"{address} does not accept our signature: the bot there has another "
        "WEBEX_WEBHOOK_SECRET, or PUBLIC_URL leads to another bot"
    )


def not_ours(address: str, status: int) -> str:
    """Say that something else answers where Webex is to send events."""
    return (
        f"{address} answers {status}, so it is not this bot: check the path of PUBLIC_URL and "
        "what the proxy does with it"
    )


def hook_wrong(what: str) -> str:
    """Say that a webhook is not as it should be."""
    return f"{what}: the bot repairs it within five minutes; start it if it does not run"


def clock_off(seconds: float) -> str:
    """Say how far the clock of this machine is off."""
    way = "ahead of" if seconds > 0 else "behind"
    return f"The clock is {abs(round(seconds))} s {way} Webex's: set it right, best by NTP"


def not_writable(why: str) -> str:
    """Say that the database takes nothing, and why."""
    return (
        f"The database cannot be written ({why}): let the account of the bot write the file and "
        "its folder, or have the server take writes"
    )


def free(size: int) -> str:
    """Say how many bytes there are for the database."""
    return f"{size // 1_000_000} MB are free on the disk of the database"


def nearly_full(room: str = "The disk of the database is nearly full") -> str:
    """Say that there is too little room."""
    return f"{room}: make room, or events will be refused"


def stalled(waiting: int, seconds: float) -> str:
    """Say that events wait and none gets its reply."""
    return (
        f"{count(waiting, 'event')} without a reply, the oldest for {round(seconds)} s, and none "
        "was finished within the last minute: see `python bot.py inbox`"
    )


def not_stored(events: int) -> str:
    """Say that events of Webex were refused, because the database did not take them."""
    return f"{count(events, 'event')} could not be stored within the last minutes"


def last_event(seconds: float) -> str:
    """Say how long ago the last event arrived."""
    return f"Webex events arrive, the last one {_ago(seconds)}"


def no_event(seconds: float | None) -> str:
    """Say that none has arrived since the webhooks were registered; None when they never were."""
    since = "" if seconds is None else f" since the webhooks were registered {_ago(seconds)}"
    return f"No Webex events have arrived{since}: write to the bot in Webex, then look again"


def _ago(seconds: float) -> str:
    return f"{count(max(round(seconds / 60), 0), 'minute')} ago"


def ready(name: str, spaces: int, catalog: str) -> str:
    """Say that the bot can be used."""
    return f"{name} is in {count(spaces, 'space')}. Catalog in the browser: {catalog}\nready"
