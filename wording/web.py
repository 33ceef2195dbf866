"""What the pages of the catalog and its API say, apart from the facts themselves."""

from collections.abc import Mapping, Sequence

from scopes.answer import Answer
from scopes.data.catalog import Level, Scope
from scopes.data.operations import Operation, Removed
from scopes.privilege.needs import Outcome
from scopes.privilege.reach import Reach
from scopes.privilege.spread import Share
from scopes.reading.query import Query
from wording import FOR_LEVEL, LEVEL_LABELS, capital, count, roles
from wording import unexplained as unexplained
from wording.evidence import BASES
from wording.roles import any_role as any_role

NAME = "Webex Scope Bot"
DESCRIPTION = "Find and explain the least-privilege set of OAuth scopes for your Webex app."
EXAMPLES = (
    "what scopes for CDR?",
    "create a space, invite people and post a message",
    "POST /v1/telephony/config/locations/{locationId}/queues",
    "what does spark-admin:people_write do?",
    "check spark:all spark:people_read spark-admin:people_read",
    "403 on GET /v1/people with spark:people_read",
)
LEVELS = LEVEL_LABELS
COLUMNS: Mapping[str, str] = {
    "User": "User",
    "Admin": "Admin",
    "Compliance": "Compl.",
    "Apps": "Apps",
}
"""The columns of the map of areas, and their short names for narrow screens."""
ACCESSES: Mapping[str, str] = {
    "read": "Read",
    "write": "Change",
    "execute": "Act",
    "all": "Read and change",
}
STATUSES: Mapping[str, str] = {
    "documented": "Documented",
    "undocumented-but-seen": "Only seen in real apps",
    "deprecated": "Deprecated",
}
PRODUCTS: Mapping[str, str] = {
    "webex-cloud-calling": "Calling",
    "webex-contact-center": "Contact Center",
    "webex-meeting": "Meetings",
    "webex-admin": "Admin",
    "webex-device": "Devices",
    "webex-messaging": "Messaging",
    "webex-broadworks": "BroadWorks",
    "webex-wholesale": "Wholesale",
    "webex-ucm": "UCM",
}
EVIDENCE: Mapping[str, str] = {
    "yes": "Not documented",
    "no": "Documented",
}
MISMATCHES = "Where the documents fall short"
MISMATCHES_LEAD = (
    "Operations and names that the official texts leave open, contradict or misspell, with the "
    "reason for the answer they get here."
)
_MISMATCH_KINDS: Mapping[str, str] = {
    "silent": "No scope documented",
    "contradicting": "The texts contradict each other",
    "overridden": "Corrected by hand",
    "misspelt upstream": "Misspelled in the documents",
}
NO_SCOPE = "no scope, the role alone"
OFFICIAL_PAGE = "official page"
ROLES_HINT = (
    "The roles are those that the text of this operation names; whoever authorizes the app needs "
    "one of them."
)
NO_ROLES_HINT = "The text of this operation names no administrator role."
OUTCOMES: Mapping[Outcome, str] = {
    Outcome.FOUND: "Found",
    Outcome.UNDOCUMENTED: "The documents name no scope",
    Outcome.UNKNOWN: "Unknown",
    Outcome.NOT_NEEDED: "No scope needed",
}
BY_AREA = "area"
BY_PAGE = "resource page"
HEADLINE = "The least\u2011privilege Webex scopes for the job"
ASK_HINT = "Describe a job, name API calls or a scope, or paste a scope string or a curl command."
ASK_KEYS = "Shift+Enter starts a new line."
ASK_ON = "Ask on"
FOLLOW_UP = "Change or question this answer"
FOLLOW_UP_HINT = (
    "For example: as admin; and also read CDRs; without the second one; and to delete it?"
)
NOTHING_TO_REVIEW = "There is no set of scopes to review: the answer names no scope."
REVIEW = "Review sheet"
AS_MARKDOWN = "Markdown"
AS_CSV = "CSV"
FOR_REVIEW = "For a security review"
COPY_LINK = "Copy link"
CHANGED = "Changes to the question"
UNCHANGED = "The original question"
YOU_ASKED = "You asked:"
CHOICES = "Next questions"
NOTHING_LISTED = "No matches. Remove a word or a filter."
NO_OPERATIONS = "This scope alone grants access to no documented operation."
NOT_LOADED = "The server did not answer or rejected the request. Change it, or reload the page."
BUILD_EMPTY = (
    "Describe what your app does, or select operations and scopes: the least-privilege set appears "
    "here."
)
BUILD_LEAD = (
    "Put together what your app does. The set, the scope string and the authorize URL are updated "
    "with each selection. The address of this page keeps everything: share it or come back to it."
)
BUILD_SECRET = "The client secret never belongs here; it stays on your server."
CONFIDENCE = "Checked: this set covers every need, and no scope can be left out."
NOT_COMPARED = (
    "Checked: this set covers every need. There were too many combinations to compare them all, so "
    "a smaller set may exist."
)
NOT_COMPLETE = "Not complete: this set does not cover what was not understood above."
NOT_CERTAIN = "Not every need is certain: see what else may be meant above."
OR_MEANT = "Or did you mean:"
SELECTED = "You selected it yourself; none of the needs requires it."
AUTHORIZE_HINT = (
    "Replace the values in capitals. Register the redirect URI, and select these scopes in the "
    "integration."
)
MAP_TITLE = "Areas and token levels"
MAP_TEXT = "The size of each dot shows the number of scopes. Choose an area to see them."


def lead(scopes: int, operations: int) -> str:
    """Introduce the catalog on its start page."""
    return (
        f"Ask in plain words, by API call or by scope. Every answer is based on the documents: "
        f"{scopes} scopes, {operations:,} operations, no guesses."
    )


def answered(answer: Answer) -> str:
    """Say in one line how a question ended, for people who cannot see the answer change."""
    if answer.scopes:
        return f"{OUTCOMES[answer.outcome]}: {', '.join(answer.scopes)}"
    return OUTCOMES[answer.outcome]


def changes(query: Query) -> list[str]:
    """Say what was changed about a question since it was put, in a line each."""
    level = [FOR_LEVEL[query.level].capitalize()] if query.level else []
    return [
        *level,
        *[f"Also: {text}" for text in query.added],
        *[f"Without step {number}" for number in query.without],
    ]


def listed(shown: int, total: int, noun: str) -> str:
    """Say how much of a list is shown."""
    all_of_it = count(total, noun)
    return all_of_it if shown == total else f"{shown:,} of {all_of_it}"


def built(scopes: Sequence[str]) -> str:
    """Say in one line what a set consists of."""
    return f"{count(len(scopes), 'scope')}: {', '.join(scopes)}" if scopes else "No scope yet"


def spread_title(what: str) -> str:
    """Head the picture of the operations that scopes grant access to."""
    return f"Operations it grants access to, by {what}"


def spread_text(shares: Sequence[Share]) -> str:
    """Put the picture of the operations that scopes grant access to into words."""
    reads = sum(share.reads for share in shares)
    changes = sum(share.changes for share in shares)
    parts = "; ".join(f"{s.name}: {s.reads} read, {s.changes} change" for s in shares)
    return f"{count(reads, 'operation')} read and {changes} change. {parts}."


def others(number: int) -> str:
    """Name the rest, which is too small for bars of its own."""
    return f"{number} others"


def no_such_page() -> str:
    """Say that there is no page at an address."""
    return "There is no page at this address. Browse the scopes, or ask."


def no_such_scope(name: str) -> str:
    """Say that a scope is not in the catalog."""
    return f"{name} is not a known scope."


def did_you_mean(number: int) -> str:
    """Head the scopes that an unknown name may mean."""
    return "Did you mean this scope?" if number == 1 else "Did you mean one of these scopes?"


def no_such_area(name: str) -> str:
    """Say that an area is not in the catalog."""
    return f"There is no area {name}."


def too_large() -> str:
    """Say that a request has too large a body."""
    return "The request is too large. Send less."


def failed() -> str:
    """Admit an error of the bot."""
    return "Something went wrong on my side. Try again; the log has the details."


def evidence_of(operation: Operation) -> str:
    """Say why an operation lists no scope."""
    outcome = Outcome.UNDOCUMENTED if operation.is_undocumented else Outcome.NOT_NEEDED
    return OUTCOMES[outcome]


def mismatch_kind(kind: str) -> str:
    """Head the mismatches of a kind."""
    return _MISMATCH_KINDS.get(kind, capital(kind))


def basis_of(operation: Operation) -> str:
    """Say in which kind of text the scopes of an operation are documented."""
    return capital(BASES.get(operation.basis, "no text at hand names a scope"))


def deprecation(operation: Operation) -> list[str]:
    """Say that an operation is deprecated or will be, in a line with marks."""
    return [block.text for block in roles.deprecation(operation)]


def gone(removed: Removed) -> str:
    """Say since when an operation is gone, and what there is today."""
    today = f" Today it is {removed.successor}." if removed.successor else ""
    return f"{removed.method} {removed.path} is gone since {removed.since}.{today}"


def no_such_operation(call: str) -> str:
    """Say that a call is not in the documents."""
    return f"The documents list no operation {call}."


def scope_facts(scope: Scope) -> list[tuple[str, str]]:
    """Return what there is to say of a scope as (label, text with marks)."""
    text = scope.explanation
    facts = [
        ("When to choose it", text.choose),
        ("Not included", text.excludes),
        ("For reviewers", text.exposes),
        ("Who can grant it", text.granted_by),
    ]
    return [*facts, ("Also needed", text.requires)] if text.requires else facts


def facts(catalog_date: str, operations_date: str) -> str:
    """Say how old the facts are and which source is authoritative."""
    return (
        f"Facts as of {catalog_date}, operations as of {operations_date}. The Webex developer "
        "portal is authoritative. Not made or endorsed by Cisco."
    )


def operations(number: int) -> str:
    """Return "1 operation", "1,234 operations"."""
    return count(number, "operation")


def granted_by(reach: Reach) -> str:
    """Say how many operations a scope grants access to, and how many require a further one."""
    more = f", {len(reach.lacking):,} more only with another scope" if reach.lacking else ""
    return f"{operations(len(reach.granted))}{more}"


def named_by(scope: str, reach: Reach) -> str:
    """Count the operations that accept a scope, alone and with others."""
    verb = "accepts" if len(reach.named) == 1 else "accept"
    return (
        f"{operations(len(reach.named))} {verb} `{scope}`: {len(reach.granted):,} alone, "
        f"{len(reach.lacking):,} only together with another scope."
    )


def with_others(number: int) -> str:
    """Name the operations that require a scope together with another one."""
    verb = "requires" if number == 1 else "require"
    return f"{count(number, 'more operation')} {verb} it together with another scope"


def deprecated(scope: Scope) -> str:
    """Warn about a deprecated scope, and say what replaces it."""
    return f"**Deprecated.** Do not request it; request `{scope.replaced_by}` instead."


def built_title(scopes: Sequence[str]) -> str:
    """Head the set that was put together."""
    return f"Request {count(len(scopes), 'scope')}" if scopes else "Nothing selected yet"


def granted(level: Level) -> str:
    """Say on which token level the set is granted."""
    return f"Granted {FOR_LEVEL[level]}, as far as the documents name scopes for that."


def because(needs: Sequence[str]) -> str:
    """Name the needs that require a scope."""
    return f"Required for: {'; '.join(needs)}"


def checked(is_complete: bool, is_certain: bool, is_least: bool) -> str:
    """Say what is certain about the set: nothing, as long as a need is open."""
    if not is_complete:
        return NOT_COMPLETE
    text = CONFIDENCE if is_least else NOT_COMPARED
    return text if is_certain else f"{text} {NOT_CERTAIN}"


def refused(names: Sequence[str]) -> str:
    """Say which of the selected names are not in the set."""
    return f"Left out, because they are deprecated or not known scopes: {', '.join(names)}."
