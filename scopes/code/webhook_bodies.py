"""The body of a webhook, or the event that it sends: JSON which says what is watched."""

import re
from collections.abc import Iterator

from scopes.code.found import Site

_KEY = r"\\?[\"']{0}\\?[\"']\s{{0,9}}:\s{{0,9}}\\?[\"']"
_RESOURCE = re.compile(
    _KEY.format("resource")
    + r"(?:all|attachmentActions|dataSources|memberships|messages|rooms|meetings|recordings"
    r"|convergedRecordings|meetingParticipants|meetingTranscripts|telephony_(?:calls|conference|mwi)"
    r"|uc_counters|serviceApp|adminBatchJobs)\b"
)
"""What webhooks watch; source: the API documents of `POST /v1/webhooks`, and the guide on them."""
_LISTED = re.compile(r"\b(?:list|audit)\w*\s(?:\w+\s)?events\b|/events\b", re.IGNORECASE)
"""What makes such data an event of the organization that is listed, not sent."""
_EVENT = re.compile(
    _KEY.format("event")
    + r"(?:all|created|updated|deleted|started|ended|joined|left|migrated|authorized|deauthorized"
    r"|statusChanged)\b"
)
_REGISTER = ("POST", "/v1/webhooks")


def read_webhook_body(text: str) -> Iterator[Site]:
    """Yield the call that registers the webhook of a body or an event, if a text holds one."""
    resource = _RESOURCE.search(text) if "resource" in text else None
    if resource and _EVENT.search(text) and not _LISTED.search(text):
        yield Site(resource.start(), *_REGISTER, written=" ".join(_REGISTER))
