"""What the bot says about a list of scopes it has audited."""

from collections.abc import Iterable, Sequence

from scopes.answer import Block, Bullets, Code, Paragraph
from scopes.data.catalog import Catalog, Scope
from scopes.data.operations import Operation
from scopes.privilege.audit import Audit
from scopes.privilege.coverage import Coverage
from scopes.reading.scope_lists import OPENID, ListedScope
from wording import SHOWN, count, names, quoted, retired, shortened
from wording.about import mistaken_name, scope_line, superseded, unknown_scope
from wording.levels import FOR_LEVEL, LEVEL_NAMES

_SHOWN_RISKS = 3


def verdict(found: Audit) -> Block:
    """Sum the audit up in one line."""
    total = len(found.known)
    if not total and not found.coverage:
        return Paragraph("**Nothing to audit:** none of these is a known scope.")
    if not found.is_clean:
        return Paragraph(f"**Change this set:** {_tally(found)}.")
    if found.coverage and found.coverage.kept:
        return Paragraph("**Nothing to add:** the scopes you have cover this.")
    if found.coverage:
        return Paragraph("**Exact match:** this requires exactly the scopes you listed.")
    if total == 1:
        return Paragraph(f"**No findings:** {names(found.known)} exists and is not deprecated.")
    if total == 2:
        return Paragraph("**No findings:** both scopes exist; neither is deprecated or redundant.")
    return Paragraph(f"**No findings:** all {total} scopes exist; none is deprecated or redundant.")


def yes_or_no(found: Audit, coverage: Coverage, *, is_justified: bool, is_partial: bool) -> Block:
    """Say whether the scopes are enough, or with `is_justified` whether they have to be these.

    `is_partial` tells that the audit leaves something out.
    """
    those, is_one = names(found.known), len(found.known) == 1
    if is_justified and coverage.excess:
        verdict = f"**No:** {names(coverage.least)} is enough."
    elif coverage.missing:
        verdict = f"**No:** {those} {'does' if is_one else 'do'} not cover all of this."
    elif coverage.elsewhere:
        whom = FOR_LEVEL[coverage.elsewhere]
        verdict = f"**Only {whom}:** {those} {'covers' if is_one else 'cover'} this."
    else:
        yes = "Yes, as far as I understood it" if is_partial else "Yes"
        verdict = f"**{yes}:** {those} {'covers' if is_one else 'cover'} this."
        verdict += "" if found.is_clean else f" What to change all the same: {_tally(found)}."
    return Paragraph(verdict)


def _tally(found: Audit) -> str:
    coverage = found.coverage
    numbers = {
        "unknown": found.unknown,
        "misspelled": found.misspelt,
        "deprecated": found.deprecated,
        "redundant": found.redundant,
        "missing": coverage.missing if coverage else (),
        "not needed": coverage.excess if coverage else (),
    }
    return ", ".join(f"{len(those)} {what}" for what, those in numbers.items() if those)


def findings(
    found: Audit, catalog: Catalog, *, in_words: bool = False, is_doubted: bool = False
) -> list[Block]:
    """List what to change or to know, the worst first.

    `in_words` tells that what the app does was described, so that some of it may be unread,
    `is_doubted` that it may be misunderstood.
    """
    lines = [
        *shortened([_unknown(token, catalog) for token in found.unknown], "unknown name"),
        *(superseded(catalog.scopes[scope]) for scope in found.deprecated),
        *_redundant(found),
        *_of_calls(found.coverage, in_words=in_words, is_doubted=is_doubted),
        *_remarks(found, catalog),
    ]
    return [Bullets(tuple(lines))] if lines else []


def _unknown(token: ListedScope, catalog: Catalog) -> str:
    if token.is_retired:
        return retired.line(token.written, token.suggestions)
    if token.is_mistaken:
        return mistaken_name(token.written, token.suggestions, catalog.names.note_on(token.written))
    if token.is_wildcard:
        return f"{quoted(token.written)} is no scope: there are no wildcards. Name each scope."
    hint = f" Did you mean {names(token.suggestions, 'or')}?" if token.suggestions else ""
    return f"{unknown_scope(token.written)}{hint}"


def _redundant(found: Audit) -> Iterable[str]:
    if found.bundled:
        yield f"`spark:all` already includes {names(found.bundled)}."
    if found.repeated:
        yield f"Listed more than once: {names(found.repeated)}."


def _of_calls(coverage: Coverage | None, *, in_words: bool, is_doubted: bool) -> Iterable[str]:
    if coverage and coverage.missing:
        calls = _some([quoted(need.words) for need in coverage.unmet])
        missing = "Probably missing" if is_doubted else "Missing"
        yield f"**{missing}:** {names(coverage.missing)}, required by {calls}."
    if coverage and coverage.excess and not coverage.elsewhere:
        if in_words:
            yield (
                f"**Not needed for what I understood:** {names(coverage.excess)}. If your app does "
                "more than that, tell me before you drop them."
            )
        else:
            yield f"**Not needed for what you listed:** {names(coverage.excess)}."
    if coverage and coverage.narrower and not coverage.missing:
        yield f"**A narrower set is accepted as well:** {names(coverage.narrower)}."
    if coverage and coverage.kept:
        those = "it" if len(coverage.kept) == 1 else "them"
        yield (
            f"**Kept:** {names(coverage.kept)}. Nothing you listed requires {those}; what your app "
            "does already may."
        )


def _remarks(found: Audit, catalog: Catalog) -> Iterable[str]:
    for scope in found.smaller:
        if catalog.scopes[scope].broad:
            yield f"`{scope}` is very broad; narrower scopes often do the same job."
    if found.for_sign_in:
        yield _for_sign_in(found)
    for token in found.respelled[:SHOWN]:
        yield f"The official spelling of {quoted(token.written)} is `{token.scope}`."
    for scope, narrow in found.overlaps:
        yield f"`{scope}` and `{narrow}` may overlap; no document says that one includes the other."
    if found.undocumented:
        yield (
            f"Undocumented, only seen in real apps: {names(found.undocumented)}. Check that the "
            f"developer portal offers {'it' if len(found.undocumented) == 1 else 'them'}."
        )


def _for_sign_in(found: Audit) -> str:
    those, is_one = names(found.for_sign_in), len(found.for_sign_in) == 1
    what = "is a standard scope" if is_one else "are standard scopes"
    return (
        f"{those} {what} of OpenID Connect (Login with Webex), not of the Webex API; no document "
        f"that I know lists {'it' if is_one else 'them'} for Webex."
    )


def to_request(found: Audit, catalog: Catalog) -> list[Block]:
    """Give the smaller set, ready to paste, and say who can grant what of it."""
    if not found.smaller:
        return []
    blocks: list[Block] = []
    if found.coverage:
        what = _what_this_is(found.coverage)
        whom = FOR_LEVEL[found.coverage.level]
        blocks += [Paragraph(f"**{what}**, {whom}:"), _code(found, found.coverage.whole)]
    elif found.corrected or found.misspelt:
        corrected = found.corrected or found.smaller
        blocks += [Paragraph("**The corrected set:**"), _code(found, corrected)]
    elif not found.is_clean:
        blocks += [Paragraph("**The smaller set:**"), _code(found, found.smaller)]
    return [*blocks, *_granted([catalog.scopes[scope] for scope in found.smaller])]


def _code(found: Audit, scopes: Sequence[str]) -> Block:
    """Return scopes to paste; `openid` with the words of OpenID Connect that stood next to it."""
    next_to = found.for_sign_in if OPENID in scopes else ()
    return Code(" ".join((*scopes, *next_to)))


def _what_this_is(coverage: Coverage) -> str:
    if coverage.kept:
        return "What to request now"
    if coverage.narrower and not coverage.missing:
        return "Enough of what you listed"
    return "The least-privilege set for this"


def _granted(scopes: Sequence[Scope]) -> list[Block]:
    by_level = {
        whose: [scope for scope in scopes if scope.level == level]
        for level, whose in LEVEL_NAMES.items()
    }
    granted = {whose: those for whose, those in by_level.items() if those}
    if len(scopes) > SHOWN:
        lines = (f"{whose}: {names(s.id for s in those)}" for whose, those in granted.items())
        return [Paragraph("**Who can grant it:**"), Bullets(tuple(lines))]
    blocks: list[Block] = []
    for whose, those in granted.items():
        blocks += [
            Paragraph(f"**Granted by {whose}:**"),
            Bullets(tuple(scope_line(scope) for scope in those)),
        ]
    return blocks


def worst_case(found: Audit, catalog: Catalog) -> list[Block]:
    """Say what an app with all of these scopes could do at worst."""
    risks = [catalog.scopes[scope] for scope in found.strongest]
    if not risks:
        return []
    lines = [f"`{scope.id}`: {scope.explanation.exposes}" for scope in risks[:_SHOWN_RISKS]]
    part = f" (the {len(lines)} most powerful of {len(risks)})" if len(risks) > len(lines) else ""
    return [Paragraph(f"**At worst{part}:**"), Bullets(tuple(lines))]


def left_out(
    without: Sequence[Operation], unknown: Sequence[str], *, in_words: bool = False
) -> list[Block]:
    """Name the calls, or what was said in words, that the audit could not take into account."""
    undocumented = [_call(operation) for operation in without if operation.is_undocumented]
    free = [_call(operation) for operation in without if operation.needs_no_scope]
    lines = []
    if undocumented:
        lines.append(
            f"The documents name no scope for {_some(undocumented)}, so the audit leaves it out."
        )
    if free:
        lines.append(f"Any valid token will do for {_some(free)}.")
    if unknown:
        calls = _some([quoted(call) for call in unknown])
        lines.append(
            f"I did not understand {calls}, so the audit leaves it out."
            if in_words
            else f"The documents list no operation {calls}."
        )
    return [Paragraph(line) for line in lines]


def of_a_bot() -> list[Block]:
    """Say that it is no bot that needs scopes."""
    return [
        Paragraph(
            "**A bot has no scopes:** its token may do what a bot may. An integration or a service "
            "app of the same name has these."
        )
    ]


def way_on(found: Audit) -> list[Block]:
    """Say what would make the audit more precise."""
    if found.coverage or not found.smaller:
        return []
    return [Paragraph("Add the API calls of your app, and I name the scopes that they require.")]


def _call(operation: Operation) -> str:
    return f"`{operation.method} {operation.address}`"


def _some(spans: Sequence[str]) -> str:
    shown = ", ".join(spans[:_SHOWN_RISKS])
    left = len(spans) - _SHOWN_RISKS
    return f"{shown} and {count(left, 'other')}" if left > 0 else shown
