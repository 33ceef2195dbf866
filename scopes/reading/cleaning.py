"""Text from outside without what hides in it, and no longer than is read."""

import re
import unicodedata

MAX_CHARACTERS = 10_000
_INVISIBLE = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}
_WIDEST_GAP = " " * 8
_GAP = re.compile(r"[^\S\n]{9,}")
_EMPTY_LINES = re.compile(r"\n(?:[^\S\n]*\n){2,}")
"""Long runs of blanks and line breaks: they say nothing, and patterns would search them often."""

_DASHES = r"[ \t]*:?-{2,}:?[ \t]*"
_TABLE_RULE = re.compile(rf"^\|?{_DASHES}(?:\|{_DASHES})+\|?[ \t]*\n", re.MULTILINE)
"""The line below the head of a table in Markdown: "|---|---|"."""

_TEMPLATE = re.compile(
    r"^(?:#{1,6}[ \t]*|\*\*)(?:describe the (?:bug|issue|problem|solution you'd like)"
    r"|(?:steps )?to reproduce|how to reproduce|(?:expected|actual|current|observed)"
    r" (?:behaviou?r|results?)|screenshots?|environment|additional (?:context|information)"
    r"|possible solution|logs?|versions?|(?:what happened|what did you expect(?: to happen)?)\??)"
    r"[*:\s]{0,9}$"
    r"|^[-*\s]{0,9}(?:[\w.]{1,20}\s){0,3}(?:version|python|node(?:\.?js)?|java|php|\.net)\s?:\s"
    r"(?:v?\d[\w.+-]{0,20}|latest)\s{0,9}$"
    r"|^[-*\s]{0,9}(?:operating system|os|platform|browser)\s?:\s(?:windows|linux|ubuntu|debian|mac"
    r"|macos|android|ios|chrome|firefox|edge|safari)\b.{0,40}$"
    r"|^[\s`$>-]{0,9}(?:pip3?|npm|yarn|brew)\sinstall\s\S{1,60}\s{0,9}$",
    re.MULTILINE | re.IGNORECASE,
)
"""The headings of forms for reports, and what is told of the machine: "### Expected behavior",
"Python version: 3.12"."""

_MARKUP = re.compile(
    r"<@(?:all|person\w{0,10}:[^<>]{0,200})>|(?<=\])\(\s?(?:javascript|data):[^\s]{0,300}",
    re.IGNORECASE,
)
"""Whom a message mentions, and the address of a link that leads to no page."""

_OLD_NAME = re.compile(
    r"\b(?P<before>(?:in|with|on|via|from|into|inside|within|using|use|for)\s+(?:the\s+)?)"
    r"(?:cisco\s+)?(?P<name>webex)\s+teams\b"
    r"|\b(?:cisco\s+)?(?P<alone>webex)\s+teams"
    r"(?=\s*[:>»]|\s+[-–—]\s|\s+(?:api|apis|app|client|account|bot|bots|sdk|integration|integrations|messages?|spaces?|rooms?|webhooks?|users?|org|organi[sz]ation)\b)",
    re.IGNORECASE,
)
"""Webex Teams, which the product was called until 2020, where that rather than teams is meant."""


def with_new_name(text: str) -> str:
    """Return a text in which the product has its name of today."""
    if "teams" not in text.lower():
        return text
    return _OLD_NAME.sub(lambda m: f"{m['before'] or ''}{m['name'] or m['alone']}", text)


_OPTIONS = re.compile(
    r"^(?P<command>[ \t]*(?:[$>#][ \t]+)?[\w./-]{0,60}"
    r"(?:webex|spark|wxc|wbx|cli|ctl|/|\.py|\.sh)[\w./-]{0,60}"
    r"(?:[ \t]+\w[\w-]*){1,4})"
    r"(?:[ \t]+--[a-z][\w-]*(?:[ =](?:\"[^\"\n]*\"|'[^'\n]*'|<[^>\n]*>|[^\s\"'-][^\s`]*))?)+"
    r"(?P<end>[`?.]?[ \t]*)$",
    re.MULTILINE | re.IGNORECASE,
)
"""A line that is a command with its options: "webex messages create --room ABC --text hi"."""


def without_options(text: str) -> str:
    """Return a text with the commands in it, but without their options, which are values.

    The options of curl are those of a call.
    """
    if " --" not in text or "curl" in text or "://" in text:
        return text
    return _OPTIONS.sub(r"\g<command>\g<end>", text)


_WITHOUT_APOSTROPHE = re.compile(
    r"\b(?P<not>are|is|do|does|did|has|have|had|was|were|ca|could|should|would|must|need|wo)nt\b"
    r"|\b(?P<who>every(?:body|one)|any(?:body|one)|some(?:body|one)|nobody)s\b",
    re.IGNORECASE,
)
_SHORTHAND = re.compile(
    r"(?<![a-z])(?!(?:last|first|top|next|of|every|the|than|is|for)\b)"
    r"(?!(?:list|get|read|show|fetch|create|make|add|send|post|delete|remove|up to) n [a-z]+s\b)"
    r"(?P<joint>[a-z]+) n "
    r"(?=[a-z])|(?<![\w/.-])w/(?P<out>o(?=\s))?(?=[\s\w])\s?"
)


def spelled_out(text: str) -> str:
    """Return a text with the apostrophes that were left out, and "and" and "with" in full.

    "everybodys rooms arent needed", "rooms n messages w/ files".
    """
    if " n " in text or "w/" in text:
        text = _SHORTHAND.sub(_in_full, text)
    return _WITHOUT_APOSTROPHE.sub(
        lambda m: f"{m['not']}n't" if m["not"] else f"{m['who']}'s", text
    )


def _in_full(short: re.Match[str]) -> str:
    return f"{short['joint']} and " if short["joint"] else f"with{'out' * bool(short['out'])} "


_SWITCHED_OFF = re.compile(
    r"^[ \t]*(?:#|//|;)[ \t]*(?P<name>[A-Za-z]\w{2,40})[ \t]*[=:][^\n]*\n", re.MULTILINE
)
"""A setting that is a comment."""
_IN_FORCE = re.compile(r"^[ \t]*([A-Za-z]\w{2,40})[ \t]*[=:]", re.MULTILINE)


def without_old_settings(text: str) -> str:
    """Return a text without the settings in comments that stand there in force as well."""
    if not _SWITCHED_OFF.search(text):
        return text
    in_force = set(_IN_FORCE.findall(text))
    return _SWITCHED_OFF.sub(lambda old: "" if old["name"] in in_force else old[0], text)


_POLITE = re.compile(
    r"(?<![@.\w+-])(?:please|kindly|pls|plz)\b(?!@|[.+-]\w)[ ,]{0,3}", re.IGNORECASE
)


GREETING = (
    r"(?:hi+|hello|hey|hallo|howdy|hiya|yo|greetings|good day"
    r"|(?:good )?(?:morning|afternoon|evening))\b"
)
_ADDRESSED = re.compile(
    rf"\b(?P<hello>{GREETING}|dear|thanks|thank you|thx|cheers)"
    r"(?:\s+(?:to|and))?\s+(?:everyone|everybody|all)\b(?=\s*(?:[,!.:;–—\n-]|$))",
    re.IGNORECASE,
)
"""Whom a greeting is for, which is not whose data is wanted: "Hi everyone, ..."."""


def without_manners(text: str) -> str:
    """Return a text without the words that only make it polite, unless it is nothing else."""
    return _POLITE.sub("", _ADDRESSED.sub(r"\g<hello>", text)).strip() or text


def without_middle(text: str, around: int) -> str:
    """Return the beginning and the end of a long text, of so many characters each.

    There somebody says what is wanted; what stands between was pasted.
    """
    return text if len(text) <= 2 * around else f"{text[:around]}\n{text[-around:]}"


def clean(text: str) -> str:
    """Return text without control and invisible characters and without long gaps.

    Nothing after the first 10,000 characters is read.
    """
    text = unicodedata.normalize("NFKC", text[:MAX_CHARACTERS])[:MAX_CHARACTERS]
    strange = {c for c in set(text) - {"\n"} if unicodedata.category(c) in _INVISIBLE}
    visible = text.translate(dict.fromkeys(map(ord, strange), " "))
    narrow = _EMPTY_LINES.sub("\n\n", _GAP.sub(_WIDEST_GAP, visible))
    return _TEMPLATE.sub("", _TABLE_RULE.sub("", _MARKUP.sub("", narrow))).strip()
