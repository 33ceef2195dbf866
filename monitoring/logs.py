"""The log: one line an event, `key=value`, ids only, secrets blacked out."""

import logging
from collections.abc import Iterable

import structlog
from structlog.typing import EventDict, WrappedLogger

HIDDEN = "[redacted]"
SHORTEST_SECRET = 6
_QUIET = {
    "webexteamssdk": logging.WARNING,
    "webexpythonsdk": logging.WARNING,
    "urllib3": logging.ERROR,
}


def set_up_logging(level: str, secrets: Iterable[str] = ()) -> None:
    """Log to standard error; `secrets` never appear, whoever writes them.

    The SDK, which could log what people write, is heard from WARNING on.
    """
    handler = logging.StreamHandler()
    handler.setFormatter(formatter(secrets))
    logging.basicConfig(level=level, handlers=[handler])
    for name, least in _QUIET.items():
        logging.getLogger(name).setLevel(least)
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )


def formatter(secrets: Iterable[str]) -> logging.Formatter:
    """Return what writes a record of ours or of a library as one line, without the secrets."""
    hidden = [secret for secret in secrets if len(secret) >= SHORTEST_SECRET]
    logfmt = structlog.processors.LogfmtRenderer(key_order=["at", "level", "logger", "event"])

    def render(logger: WrappedLogger, name: str, line: EventDict) -> str:
        text = str(logfmt(logger, name, line))
        for secret in hidden:
            text = text.replace(secret, HIDDEN)
        return text

    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[],
        processors=[
            structlog.stdlib.add_log_level,
            structlog.stdlib.add_logger_name,
            structlog.processors.TimeStamper("iso", utc=True, key="at"),
            structlog.processors.format_exc_info,
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            render,
        ],
    )
