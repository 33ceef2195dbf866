"""What the pages of the catalog and its API say, apart from the facts themselves."""

from collections.abc import Mapping

from scopes.answer import Answer
from scopes.data.catalog import Scope
from scopes.privilege.needs import Outcome
from scopes.privilege.reach import Reach
from scopes.reading.query import Query
from wording import capital, count
from wording.about import unexplained as unexplained
from wording.levels import FOR_LEVEL, LEVEL_LABELS

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
OUTCOMES: Mapping[Outcome, str] = {
    Outcome.FOUND: "Found",
    Outcome.UNDOCUMENTED: "The documents name no scope",
    Outcome.UNKNOWN: "Unknown",
    Outcome.NOT_NEEDED: "No scope needed",
}
HEADLINE = "The least\u2011privilege Webex scopes for the job"
ASK_HINT = "Describe a job, name API calls or a scope, or paste a scope string or a curl command."
ASK_KEYS = "Shift+Enter starts a new line."
ASK_ON = "Ask a follow-up"
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


def mismatch_kind(kind: str) -> str:
    """Head the mismatches of a kind."""
    return _MISMATCH_KINDS.get(kind, capital(kind))


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


def all_others(number: int) -> str:
    """Lead to the list that has the operations which a page leaves out."""
    return f"{count(number, 'more operation')} in the list of all"


def with_others(number: int) -> str:
    """Name the operations that require a scope together with another one."""
    verb = "requires" if number == 1 else "require"
    return f"{count(number, 'more operation')} {verb} it together with another scope"


def deprecated(scope: Scope) -> str:
    """Warn about a deprecated scope, and say what replaces it."""
    return f"**Deprecated.** Do not request it; request `{scope.replaced_by}` instead."
