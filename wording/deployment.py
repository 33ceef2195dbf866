"""What `python bot.py doctor` says of a deployment: each a line, with what to do."""

from wording import count

SANDBOX = "No WEBEX_ACCESS_TOKEN: the bot runs with the local sandbox, and nothing needs checking."
NOT_A_BOT = (
    "WEBEX_ACCESS_TOKEN belongs to a person: the bot would answer in that person's name. Create a "
    "bot on developer.webex.com and use its token"
)
TOKEN_REFUSED = (
    "Webex does not accept WEBEX_ACCESS_TOKEN: copy the token of the bot again, or regenerate it "
    "on developer.webex.com"
)
WRITABLE = "The database can be written"
POLLING = (
    "No PUBLIC_URL: the bot asks Webex for news; buttons come as numbers. For buttons and answers "
    "at once set PUBLIC_URL and WEBEX_WEBHOOK_SECRET"
)
REACHED = "PUBLIC_URL leads to this bot, as far as can be told from here"
LOOPBACK = (
    "PUBLIC_URL is an address of this machine, which Webex cannot reach: set it to the address "
    "that others use, or leave it out to have the bot poll"
)
HOOKS_ACTIVE = "The webhooks are active"
NO_EVENT = "No event of Webex has arrived yet: write to the bot in Webex, then ask again"
EVENT = "Events of Webex arrive"
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
    return f"{what}: start the bot, which registers and repairs its webhooks within five minutes"


def clock_off(seconds: float) -> str:
    """Say how far the clock of this machine is off."""
    way = "ahead of" if seconds > 0 else "behind"
    return f"The clock is {abs(round(seconds))} s {way} Webex's: set it right, best by NTP"


def disk(free: int, is_enough: bool) -> str:
    """Say how much room there is for the database, in bytes."""
    room = f"{free // 1_000_000} MB are free on the disk of the database"
    return room if is_enough else f"Only {room}: make room, or events will be refused"


def ready(name: str, spaces: int, catalog: str) -> str:
    """Say that the bot can be used."""
    return f"{name} is in {count(spaces, 'space')}. Catalog in the browser: {catalog}\nready"
