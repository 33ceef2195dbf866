"""Read whether the token that a message speaks of is a bot's, or only some bot is mentioned."""

import re

from scopes.reading.cleaning import without_middle

_BOT = re.compile(r"\bbots?\b", re.IGNORECASE)
_BESIDE = re.compile(
    r"\b(?:another|other|others['’]?|separate|different|second|also (?:have|run|use|got) an?)"
    r"(?: [\w-]+){0,2} bots?\b"
    r"|\b(?:team|vendor|colleague|partner|department|they)\b(?: [\w-]+){0,2} "
    r"(?:runs?|ran|has|have|uses?|owns?|made|wrote)(?: [\w-]+){0,2} bots?\b"
    r"|\bbots?\b(?:(?!\bnot\b|n['’]t\b)[^.,;!?\n]){0,40}\b(?:works?|working|fine|okay|ok)\b"
    r"(?!\s+until\b)"
    r"|\b(?:add|invite|remove|kick|put|mention|delete|block)\w* (?:\w+ ){0,2}bots?\b",
    re.IGNORECASE,
)
"""A bot that is only beside the app: another one, one that works, one that is added to a space."""
_PERSONS = re.compile(
    r"\b(?:integrations?|service apps?|(?:normal|regular|real|human|signed-in) users?"
    r"|(?:user|admin|administrator|personal)['’]?s? (?:access )?tokens?)\b"
    r"(?!\s+(?:can|could|may|works?|reads?|sees?|gets?|does|is able)\b)",
    re.IGNORECASE,
)
"""How a message names another token than a bot's."""
_TOKEN = r"bots?(?:['’]s)? (?:(?:access|api|auth|oauth|permanent|bearer) )?tokens?\b"
_ITS = re.compile(
    r"\bbots?(?: \w+){0,2} (?:gets?|got|receives?|returns?|sees?)\s+(?:an?\s+)?"
    r"(?:error\s+)?40[134]\b"
    rf"|\bbots? (?:does|do|can)(?:n['’]t| not) \w+|\b{_TOKEN}",
    re.IGNORECASE,
)
"""How a message says that the bot itself is refused, whatever else it names."""
_DOING = re.compile(
    r"\b(?:make|let|have) (?:(?:my|our|the|an?) )?(?:[\w-]+ )?bots? \w"
    r"|^\W{0,9}(?:(?:my|our|the|an?|this) )?(?!(?:add|invite|move|migrat|convert|connect"
    r"|remov|put)\w* )(?:[\w-]+ ){0,4}bots? (?:(?:that |which )?"
    r"(?:should|shall|must|can|could|may|will|needs? to|has to|wants? to|\w+s)\b"
    r"|to (?!(?:the|an?|my|our|your|its|it|this|that|each|every|all|any|space|room|team|webex|oauth"
    r"|\w+s)\b)\w)"
    rf"|\b{_TOKEN}(?<!s)(?!\s(?:must|should|may) (?:not|never)\b)",
    re.IGNORECASE | re.MULTILINE,
)
"""How a message says that a bot does something: first in a line, "make my bot ...", by token."""
_IN_CODE = re.compile(
    r"(?:\b|_)bot_(?:\w{1,10}_)?token\b|\bwebex-node-bot-framework\b|\bnode-flint\b"
    r"|\bbotbuilder-adapter-webex\b|\bwebex_bot\.webex_bot\b",
    re.IGNORECASE,
)
"""How code shows it: by the name of the token, or a framework that takes a bot's token only."""
_OF_OTHERS = re.compile(
    r"\b(?:other (?:people|users|members)|others|everybody|everyone|somebody else)(?:['’]s?)?\b",
    re.IGNORECASE,
)
AROUND = 600
"""Characters at the beginning and at the end of a message in which a token's owner is named."""


def is_of_bot(text: str) -> bool:
    """Return whether the token of a message is a bot's: "my bot gets 403 on GET /messages"."""
    around = without_middle(text, AROUND)
    if _ITS.search(around):
        return True
    return bool(_BOT.search(_BESIDE.sub(" ", around))) and not _PERSONS.search(around)


def is_job_of_bot(text: str) -> bool:
    """Return whether a bot is to do a job, with what is its own: "my bot should post messages"."""
    around = without_middle(text, AROUND)
    return bool(_DOING.search(around) or _IN_CODE.search(text)) and not (
        _OF_OTHERS.search(around) or _PERSONS.search(around)
    )
