"""The web application of the bot, for complete settings."""

from flask import Flask

from app.wiring import Service
from inbox.bell import Bell
from monitoring.logs import set_up_logging
from scopes.knowledge import Knowledge, load_knowledge
from settings import Settings, SettingsError, load_settings
from webex.records import Person


def create_app(
    settings: Settings | None = None,
    knowledge: Knowledge | None = None,
    me: Person | None = None,
    has_upkeep: bool = True,
    answers: bool = True,
    bell: Bell | None = None,
) -> Flask:
    """Build the web application for complete settings (by default those of the environment).

    Loads the catalog and the operations unless they are given, asks Webex who the bot is unless
    `me` tells, opens the database and begins to answer what waits there, unless `answers` is false:
    then it takes events only, and `bell` wakes the processes that answer. With `has_upkeep` it also
    finds what was missed and watches the webhooks. `service` among the extensions of the app ends
    all that. Raises `WebexError` when the token is refused, `SettingsError` when the
    database cannot be opened and `DataError` when the catalog is broken.
    """

    settings = settings or load_settings()
    if not settings.token or not settings.webhook_secret:
        raise SettingsError("WEBEX_ACCESS_TOKEN is missing: `python bot.py` runs the sandbox")
    set_up_logging(settings.log_level, settings.secrets)
    service = Service(settings, knowledge or load_knowledge(), me, answers, bell)
    if answers and has_upkeep:
        service.begin_upkeep()
    return service.app
