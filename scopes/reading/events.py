"""Wishes to be told of events, which are wishes for a webhook: "ping our server whenever ..."."""

import re
from itertools import islice

_PROGRAM = (
    r"(?:(?:my|our|the|an?|its|their)\s+)?(?:(?!service\s+desk)(?<![\w-])[\w-]{1,30}\s+)?"
    r"(?:servers?|endpoints?|back-?ends?|apps?|applications?|services?|scripts?|systems?|urls?"
    r"|integrations?|functions?|lambdas?|flows?|workflows?|pipelines?|jobs?|crm|portals?|sites?"
    r"|code|tools?|programs?)"
)
_THINGS = (
    r"(?:messages?|spaces?|rooms?|meetings?|webinars?|recordings?|transcripts?|calls?|rings?"
    r"|members?|memberships?|participants?|person|people|users?|devices?|cards?|agents?|joins?"
    r"|leaves?|writes?|posts?|repl(?:y|ies))"
)
_WHEN = re.compile(
    r"\b(?:each\s+time|eve?ry\s?time|whenever|when|as\s+soon\s+as|the\s+moment"
    r"|once(?!\s+(?:an?|per|every|daily|hourly|weekly|nightly|monthly)\b))\b"
    rf"(?=(?:(?!\b(?:and|so)\b)[^.;:,\n]){{1,60}}?\b{_THINGS}\b)",
    re.IGNORECASE,
)
"""What stands before an event in Webex."""
_TOLD = r"(?:called|pinged|notified|told|informed|alerted|triggered|hit|invoked|contacted)"
_BY = r"(?:\s+(?:by|with|via|through)\s+(?:an?\s+)?web ?hooks?)?"
_WISH = re.compile(
    rf"(?:\b{_PROGRAM}\s+(?:(?:should|must|shall|will|has\s+to|needs?\s+to|to|is|are|be|gets?)\s+)"
    rf"{{0,3}}{_TOLD}{_BY}"
    rf"|(?:\A\W*|\b(?:i|we)\s+(?:want|need|would\s+like|have)\s+to\s+)(?:be|get)\s+{_TOLD}{_BY}"
    rf"|\b(?:notify|tell|inform|ping|call|alert|trigger|hit|invoke|let)\s+{_PROGRAM}(?:\s+know)?{_BY}"
    r"|\bweb ?hooks?)\s+\Z",
    re.IGNORECASE,
)
"""What stands before the "when" of an event that a program is to be told of."""
_BEFORE = 100
"""Characters in which that stands."""
_MOST_EVENTS = 20
_HAPPENS = (
    r"(?:events?|notifications?|alerts?|changes|updates|created|updated|deleted|changed|added"
    r"|removed|started|ended|joined|left)"
)
_PEOPLE = ("users", "people", "members", "customers", "employees", "colleagues", "who", "they")
_NO_PEOPLE = "".join(rf"(?<!\b{who} )(?<!\b{who} can )" for who in _PEOPLE)
_SUBSCRIPTION = re.compile(
    rf"\b{_NO_PEOPLE}subscrib(?:e|es|ing)\s+to\s+(?=(?:[\w'’-]{{1,30}}\s+){{0,3}}{_HAPPENS}\b)",
    re.IGNORECASE,
)
"""How a program is said to register a webhook: in the Contact Center it is something else, and
people subscribe to what a program tells them."""
_CONTACT_CENTER = re.compile(r"contact\W?cent|\bw(?:eb)?xcc\b|\bagents?\b", re.IGNORECASE)


def as_webhooks(text: str) -> str:
    """Return a text in which the wish that a program is told of an event is one for a webhook.

    Who tells people something does not want one: "notify the team when ..." stays as it is.
    """
    if not _CONTACT_CENTER.search(text):
        text = _SUBSCRIPTION.sub("webhook for ", text)
    for when in reversed([*islice(_WHEN.finditer(text), _MOST_EVENTS)]):
        wish = _WISH.search(text, max(0, when.start() - _BEFORE), when.start())
        if wish:
            text = f"{text[: wish.start()]}webhook when{text[when.end() :]}"
    return text
