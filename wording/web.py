"""What the pages of the catalog and its API say around the facts."""

from collections.abc import Mapping, Sequence

from scopes.answer import Answer
from scopes.data.catalog import Level, Scope
from scopes.data.operations import Operation
from scopes.privilege.needs import Outcome
from scopes.privilege.reach import Reach
from scopes.privilege.spread import Share
from scopes.reading.query import Query
from wording import FOR_LEVEL, count
from wording import unexplained as unexplained

NAME = "Webex Scope Bot"
DESCRIPTION = "Find and explain the least OAuth scopes for what your Webex app does."
EXAMPLES = (
    "what scopes for CDR?",
    "create a space, invite people and post a message",
    "POST /v1/telephony/config/locations/{locationId}/queues",
    "what does spark-admin:people_write do?",
    "check spark:all spark:people_read spark-admin:people_read",
    "403 on GET /v1/people with spark:people_read",
)
LEVELS: Mapping[str, str] = {
    "user": "User",
    "admin": "Administrator",
    "compliance": "Compliance officer",
    "group": "Group service app",
    "service-app": "Service app",
    "other": "Special token",
}
COLUMNS: Mapping[str, str] = {
    "User": "User",
    "Admin": "Admin",
    "Compliance": "Compl.",
    "Apps": "Apps",
}
"""The columns of the map of areas, and how they are called where there is little room."""
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
OUTCOMES: Mapping[Outcome, str] = {
    Outcome.FOUND: "Found",
    Outcome.UNDOCUMENTED: "The documents name no scope",
    Outcome.UNKNOWN: "Unknown",
    Outcome.NOT_NEEDED: "No scope needed",
}
BY_AREA = "area"
BY_PAGE = "resource page"
HEADLINE = "The least Webex scopes for the job"
ASK_HINT = "Name a job, API calls, a scope, or paste a scope string or a curl line."
ASK_KEYS = "Shift and Enter begins a new line."
ASK_ON = "Ask on"
FOLLOW_UP = "Change or question this answer"
FOLLOW_UP_HINT = "Such as: as admin; and also read CDRs; without the second one; and to delete it?"
CHANGED = "What was changed about the question"
UNCHANGED = "The question as it was"
YOU_ASKED = "You asked:"
CHOICES = "Questions to ask next"
NOTHING_LISTED = "Nothing fits. Take a word or a filter away."
NO_OPERATIONS = "No documented operation opens with this scope alone."
NOT_LOADED = "The server does not answer or refuses this. Change something, or load the page anew."
BUILD_EMPTY = "Name what your app does, or tick operations and scopes: the least set appears here."
BUILD_LEAD = (
    "Put together what your app does. The set, the string and the authorize URL follow each tick, "
    "and the address of this page keeps it all: share it or come back to it."
)
BUILD_SECRET = "The client secret never belongs here; it stays on your server."
CONFIDENCE = "Checked: every need is covered, and no scope of the least set can be left out."
NOT_COMPARED = (
    "Checked: every need is covered. With so many needs not every combination was compared, so "
    "another set may request less."
)
NOT_COMPLETE = "Not complete: what was not understood above is not in the set."
TICKED = "You chose it yourself; none of the needs takes it."
AUTHORIZE_HINT = "Replace what is in capitals, and register the redirect URI and these scopes."
MAP_TITLE = "Areas and token levels"
MAP_TEXT = "Each dot is as large as the number of scopes it stands for. Choose an area to see them."


def lead(scopes: int, operations: int) -> str:
    """Introduce the catalog on its start page."""
    return (
        f"Ask in plain words, by API call or by scope. Every answer rests on the documents: "
        f"{scopes} scopes, {operations:,} operations, no guesses."
    )


def answered(answer: Answer) -> str:
    """Say in one line how a question ended, for who cannot see the answer change."""
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
    """Head the picture of what scopes open."""
    return f"What it opens, by {what}"


def spread_text(shares: Sequence[Share]) -> str:
    """Put the picture of what scopes open into words."""
    reads = sum(share.reads for share in shares)
    changes = sum(share.changes for share in shares)
    parts = "; ".join(f"{s.name}: {s.reads} read, {s.changes} change" for s in shares)
    return f"{count(reads, 'operation')} read and {changes} change. {parts}."


def map_row(name: str, sizes: Mapping[str, int], operations: int) -> str:
    """Put one row of the map into words."""
    parts = ", ".join(f"{level} {number}" for level, number in sizes.items() if number)
    return f"{name}: {parts}; {count(operations, 'operation')}"


def others(number: int) -> str:
    """Name what is too small for a bar of its own."""
    return f"{number} others"


def no_such_page() -> str:
    """Say that an address leads nowhere."""
    return "There is no page at this address. Look among the scopes, or ask."


def no_such_scope(name: str) -> str:
    """Say that a scope is not in the catalog."""
    return f"I know no scope {name}."


def no_such_area(name: str) -> str:
    """Say that an area is not in the catalog."""
    return f"There is no area {name}."


def too_large() -> str:
    """Say that a request has too large a body."""
    return "That is too much at once. Send less."


def failed() -> str:
    """Admit a failure of our own."""
    return "Something went wrong on my side. Try again; the log says more."


def evidence_of(operation: Operation) -> str:
    """Say why an operation lists no scope."""
    outcome = Outcome.UNDOCUMENTED if operation.is_undocumented else Outcome.NOT_NEEDED
    return OUTCOMES[outcome]


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
    """Say how old the facts are and who has the last word."""
    return (
        f"Facts as of {catalog_date}, operations as of {operations_date}. The developer portal of "
        "Webex has the last word. Not made or endorsed by Cisco."
    )


def operations(number: int) -> str:
    """Return "1 operation", "1,234 operations"."""
    return count(number, "operation")


def opened(reach: Reach) -> str:
    """Say how many operations a scope opens, and how many take another scope besides."""
    more = f", {len(reach.lacking):,} more only with another scope" if reach.lacking else ""
    return f"{operations(len(reach.granted))}{more}"


def named_by(scope: str, reach: Reach) -> str:
    """Say what a list of the operations that name a scope holds."""
    return (
        f"{operations(len(reach.named))} can take `{scope}`: {len(reach.granted):,} open with it "
        f"alone, {len(reach.lacking):,} only together with another scope."
    )


def with_others(number: int) -> str:
    """Name the operations that take a scope and another one besides."""
    verb = "takes" if number == 1 else "take"
    return f"{operations(number)} more {verb} it only together with another scope"


def deprecated(scope: Scope) -> str:
    """Say that a scope is gone and what took its place."""
    return f"**Deprecated.** Do not ask for it; its successor is `{scope.replaced_by}`."


def built_title(scopes: Sequence[str]) -> str:
    """Head the set that was put together."""
    return f"Ask for {count(len(scopes), 'scope')}" if scopes else "Nothing ticked yet"


def granted(level: Level) -> str:
    """Say on whose token the set works."""
    return f"Granted {FOR_LEVEL[level]}, as far as the documents name scopes for that."


def because(needs: Sequence[str]) -> str:
    """Say what a scope is there for."""
    return f"For: {'; '.join(needs)}"


def checked(is_complete: bool, is_least: bool) -> str:
    """Say what is certain about the set: nothing, as long as a need is open."""
    if not is_complete:
        return NOT_COMPLETE
    return CONFIDENCE if is_least else NOT_COMPARED


def refused(names: Sequence[str]) -> str:
    """Say which ticked names are not in the set."""
    return f"Left out, because deprecated or no scope: {', '.join(names)}."
