"""What the tests of the handlers share."""

from collections.abc import Callable

from rendering.markdown import to_markdown
from scopes.answer import Answer

Ask = Callable[[str], Answer]

PROVISIONING = (
    "spark-admin:telephony_config_read",
    "spark-admin:telephony_config_write",
    "spark-admin:people_read",
    "spark-admin:people_write",
    "spark-admin:devices_read",
    "spark-admin:devices_write",
    "spark-admin:places_read",
    "spark-admin:workspaces_read",
    "spark-admin:workspaces_write",
    "spark-admin:organizations_read",
    "spark-admin:organizations_write",
)
CONTROLS = ("spark:calls_read", "spark:calls_write")
REPORTING = ("spark-admin:calling_cdr_read", "analytics:read_all")
GROUPED = (*PROVISIONING, *CONTROLS, *REPORTING)


def text_of(answer: Answer) -> str:
    """Return what the asker reads."""
    return to_markdown(answer)
