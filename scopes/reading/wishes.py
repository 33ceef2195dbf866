"""What a message wants of the bot: a check, a comparison, an explanation, a URL, a greeting."""

import re
from enum import StrEnum

from scopes.reading.cleaning import GREETING, without_middle


class Wish(StrEnum):
    """What a message may want beside, or instead of, the scopes for a job."""

    AUDIT = "audit"
    TRIM = "trim"
    ENOUGH = "enough"
    ABILITY = "ability"
    JUSTIFICATION = "justification"
    ADDITION = "addition"
    MEANING = "meaning"
    MEANINGS = "meanings"
    COMPARISON = "comparison"
    CHOICE = "choice"
    BEYOND = "beyond"
    INCLUSION = "inclusion"
    REACH = "reach"
    ALL_OPERATIONS = "all operations"
    AUTHORIZE_URL = "authorize url"
    REVIEW_SHEET = "review sheet"
    BOT_SCOPES = "bot scopes"
    OTHER_APP = "other app"
    LEAK = "leak"
    UNFINISHED = "unfinished"
    GREETING = "greeting"
    THANKS = "thanks"
    HELP = "help"


HOLDING_AGAINST = frozenset({Wish.AUDIT, Wish.TRIM, Wish.ENOUGH, Wish.ABILITY, Wish.JUSTIFICATION})
"""What makes scopes be held against what an app does."""

AUTHORIZE_URL = (
    r"\b(?:authori[sz]e|authori[sz]ation|oauth2?|consent|auth)[ -](?:page[ -])?"
    r"(?:ur[li]|link|address)\b|\bbuild\s+(?:me\s+)?(?:an?\s+|the\s+)?ur[li]\b"
    r"|\bur[li]\s+to\s+(?:authori[sz]e|consent)\b"
)
"""How people call the address at which users authorize an integration."""

_REVIEW_SHEET = (
    r"(?:(?:security[ -])?review[ -](?:sheet|page|document|report)\b|\bsheet for (?:the |a |our )?"
    r"(?:security )?(?:review|reviewer|team)\b)"
)
_ASKS_FOR_SHEET = re.compile(
    rf"\b{_REVIEW_SHEET}\s{{0,9}}(?:(?:for|of|about|on)\b)?:?\s{{0,9}}(?:the scopes?\b)?",
    re.IGNORECASE,
)

_SCOPE = r"[a-z][a-z-]{1,30}:[\w:-]{1,60}"
_SCOPES = r"(?:scopes?|permissions?|rights|privileges?)"
_BOT = r"(?:my|our|the|a|this|your|webex|its)(?: [\w-]{1,20}){0,2} bots?"
_MADE = r"(?:created|made|registered|have|got|set up)"
_BOT_SCOPES = "|".join(
    (
        r"^\W{0,9}(?:can|could|may) (?:my|our|a)(?: [\w-]{1,20}){0,2} bots?\b",
        rf"\b{_SCOPES}\b(?: \w+){{0,3}} {_BOT} (?:needs?|requires?|must|should|has|have|wants?)\b",
        rf"\b{_SCOPES} (?:for|of|to) {_BOT}(?! \w*(?:vendor|framework|maker))\b",
        rf"\b{_SCOPES}\b[\w ,]{{0,60}} (?:so|that|until|before|if|when) {_BOT} (?:can|may|could)\b",
        rf"\b{_MADE} {_BOT}\b.{{0,200}}\bits {_SCOPES}\b",
        rf"\b{_BOT}(?:'s)? {_SCOPES}\b",
        rf"\b{_SCOPES}\b(?: \w+){{0,3}} (?:give|grant|select|tick|choose|assign)"
        rf"(?: (?:to|for))? {_BOT}\b",
        rf"\b(?:i|we) (?:own|run|maintain|built|wrote|{_MADE}) {_BOT}[.,;:!].{{0,60}}"
        rf"\b{_SCOPES}\b(?: \w+){{0,6}} (?:so (?:that )?)?it\b",
        rf"\b(?:does|do|should|must) {_BOT} (?:need|require|have|request) \S{{0,30}}[:_]\w",
        rf"\b{_BOT} (?:asks? for|requests?|needs?|requires?|wants?|has|have) [`'\"]?{_SCOPE}",
        rf"\b{_BOT} (?:needs?|requires?|gets?|has|have)(?: \w+){{0,3}} {_SCOPES}\b",
        rf"\bbot(?:'s)? (?:access )?token\b(?=.{{0,200}}\b{_SCOPES}\b)",
        rf"\b{_SCOPES}\b.{{0,200}}\bbot(?:'s)? (?:access )?token\b",
        rf"\b{_MADE} {_BOT}\b.{{0,200}}\btoken\b"
        rf".{{0,200}}\b{_SCOPES}\b",
        r"^(?!.{0,200}\b(?:add|invite|remove|put)\b).{0,200}[\w-]@webex\.bot\b"
        rf".{{0,200}}\b{_SCOPES}\b",
        rf"\b{_SCOPES}\b(?!.{{0,200}}\b(?:add|invite|remove|put)\b).{{0,200}}[\w-]@webex\.bot\b",
    )
)
"""How people ask for the scopes of a bot, not of an app that they only call one."""

_PATTERNS: dict[Wish, str] = {
    Wish.AUDIT: r"\b(?:check|audit|review|valid(?:ate)?|verify|too (?:much|broad|many|powerful)"
    r"|overkill|risk\w*|least[- ]privileged?|do (?:i|we)(?: really)? need (?:all|both|every)"
    r"|excessive|redundant|worst|safe|dangerous|deprecated|over-?privileged"
    r"|(?:is|are) (?:this|these|that|those|it|they)(?: scopes?| set| list)? (?:really |still )?"
    r"(?:ok|okay|fine|justified|reasonable|appropriate|acceptable))\b",
    Wish.TRIM: r"\b(?:can|could|may|should|must|which|what)\b[^.?!]{0,200}"
    r"\b(?:drop(?:ped)?|removed?|get rid of|le(?:ave|ft) out|trim(?:med)?|too many|too much|go)"
    r"(?=\s{0,3}(?:[?.,]|$)"
    rf"|\s(?:from|of|if|when|here|there|one|any|some|it|them|all|{_SCOPE}))",
    Wish.ENOUGH: r"\b(?:enough|sufficient|suffices?|covers?"
    r"|(?:all|everything)(?: that)? (?:i|we|you|it|they|the app) (?:needs?|requires?)"
    r"|all(?: that['’]?s| that is)? (?:needed|required))\b",
    Wish.ABILITY: r"(?<!what )\b(?:can|could|may) "
    r"(?:an?|the|my|our|this|any|some|we|i|it|they|you)\b[^.?!]{0,40}"
    rf"\b(?:with|using|holding|that (?:has|holds|got)) [`'\"]?{_SCOPE}"
    rf"|\bdo(?:es)? [`'\"]?{_SCOPE}[`'\"]? (?:also |already )?(?:let|allow|permit|enable|suffice)\b"
    rf"|\b(?:can|could|would|will|may|might|does) [`'\"]?{_SCOPE}[`'\"]? \w"
    rf"|\bis [`'\"]?{_SCOPE}[`'\"]? (?:able|allowed|permitted) to\b"
    rf"|^\W{{0,3}}(?:can|may|then-?i|could)\b[^.?!]{{0,80}}\b(?:with|met) [`'\"]?{_SCOPE}",
    Wish.JUSTIFICATION: rf"\b{_SCOPE}[`'\"]? is (?:needed|required|necessary)\b[^.?!]{{0,200}}"
    r"\b(?:true|right|correct)\?"
    rf"|\bwhy (?:would|does|do|did|should|is|are)\b[^.?!]{{0,120}}\b{_SCOPE}"
    rf"|\bis it (?:true|right|correct) that [`'\"]?{_SCOPE}"
    rf"|\b{_SCOPE}[`'\"]? (?:really )?(?:ok|okay|fine|justified|reasonable|appropriate)\b",
    Wish.ADDITION: r"\b(?:(?:need|have|want|must|should|do) (?:i |we )?(?:to )?add\b"
    rf"|add(?:itional|ed)? {_SCOPES}|what else|so far|in addition|on top|extend(?:s|ed|ing)?"
    r"|(?:now|should|must|can|could|may|to|want|wants|needs?|shall|will) also"
    r"|(?:can|could|may) (?:it|we|i|they|the app) also|also (?:needs?|wants?"
    r"|has|have|must|should|shall) to|now (?:it |we |i |the app )?(?:needs?|wants?|must|should)\b)",
    Wish.MEANING: r"\b(?:explain|what does|meaning|mean|means|what is spark\S+ for)\b",
    Wish.MEANINGS: r"\b(?:explain|describe|means?|meaning|what do(?:es)?\b.{0,200}\bdo)\b",
    Wish.COMPARISON: r"\b(?:compar\w+|differ\w*|vs|versus|distinguish\w*|distinction|instead of)\b",
    Wish.CHOICE: r"\w[:_]\w{1,60}[`'\",?]{0,3}\s{1,9}or\s{1,9}(?:\w{1,30}\s{1,9})?"
    r"[`'\"]?[\w-]{1,40}[:_]\w",
    Wish.BEYOND: r"(?:\bnot|n['’]t)\s+(?:\w+\s+){0,2}"
    r"(?:cover\w*|includ\w*|contain\w*|have|enough|sufficient|part)\b"
    r"|\b(?:missing|lack\w*|besides?|beyond|except|apart from|outside|in addition to"
    r"|leaves? out|exclud\w+)\b",
    Wish.INCLUSION: r"\b(?:includ\w+|covers?|contains?|enough|sufficient)\b",
    Wish.REACH: r"\bwhat (?:all |else |exactly )?(?:can|could|may)"
    r" (?:i|we|you|it|one|an?|my|the|this|these)\b.{0,80}\b(?:with|using|having)\b"
    r"|\bwhat (?:is|becomes) possible\b|\bunlock\w*"
    r"|\bwhat do(?:es)?\b.{0,200}\b(?:open|allow|permit|enable|let|give|grant)\b"
    r"|\b(?:which|what|list|show|all)\b.{0,40}\b(?:operation|endpoint|api|call|method|request)s?\b"
    r".{0,40}\b(?:need|use|require|take|accept|ask|name|open|allow|work|with|by|of|for|under)",
    Wish.ALL_OPERATIONS: r"\b(?:all|every|each|full list|complete list)\b.{0,20}"
    r"\b(?:operation|endpoint|call|method)s?\b",
    Wish.AUTHORIZE_URL: AUTHORIZE_URL,
    Wish.REVIEW_SHEET: rf"\b{_REVIEW_SHEET}",
    Wish.BOT_SCOPES: _BOT_SCOPES,
    Wish.OTHER_APP: r"\b(?:integrations?|service apps?)\b",
    Wish.UNFINISHED: r"\b(?:when i|if i|i want|i need|please|how|which|what|for|to)\b.{0,80}"
    r"\b(?:the|an?|my|our|your|and|or|also)\s*$",
    Wish.LEAK: r"\b(?:pasted|leaked|exposed|published|committed|posted)\b[\w' ]{0,30}"
    r"\b(?:token|secret|credential)s?\b"
    r"|\b(?:token|secret|credential)s?(?: (?:was|were|got|has|have|been|is)){0,3}"
    r" (?:leaked|exposed|published)\b",
}
_SEARCHED = {wish: re.compile(pattern, re.DOTALL) for wish, pattern in _PATTERNS.items()}

_THANKS = r"(?:thanks?|thank you|thx|cheers|great|perfect|bye|good ?bye|see you)\b"
_KINDNESS = (
    r"(?:there|all|everyone|bot|scope|again|so|very|much|a|lot|you|for|the|help|that|this|it|was|is"
    r"|really|helpful|useful|great|nice|works?|now|how|are|doing|going|today|team|folks|\W)*"
)
_WHOLE = {
    Wish.GREETING: re.compile(GREETING + _KINDNESS),
    Wish.THANKS: re.compile(_THANKS + _KINDNESS),
}
_HELP = re.compile(
    r"/?help(?: me)?|commands|\?+|usage|menu|about"
    r"|(?:who|what) are you|what is this|what (?:can|do) (?:you|i) (?:do|ask)(?: here| you)?"
    r"|how (?:do|does) (?:you|this|it|this bot) work|how (?:do|can) i use (?:you|this|this bot)"
)


AROUND = 600
"""Characters at the beginning and at the end of a message in which it says what it wants."""


def find_wishes(text: str) -> frozenset[Wish]:
    """Return everything a message wants; a greeting or a cry for help must be all of it."""
    lowered = without_middle(text.lower(), AROUND)
    found = {wish for wish, pattern in _SEARCHED.items() if pattern.search(lowered)}
    found |= {wish for wish, pattern in _WHOLE.items() if pattern.fullmatch(lowered)}
    if _HELP.fullmatch(lowered.strip(" .!?\n") or lowered):
        found.add(Wish.HELP)
    return frozenset(found)


def without_review_wish(text: str) -> str:
    """Return what a review sheet is wanted for: what follows the wish, else what comes before."""
    wish = _ASKS_FOR_SHEET.search(text)
    if not wish:
        return text
    return text[wish.end() :].strip() or text[: wish.start()].strip()
