"""What the bot says about a list of scopes it has audited."""

from collections.abc import Iterable, Sequence

from scopes.answer import Block, Bullets, Code, Paragraph
from scopes.data.catalog import Catalog, Scope
from scopes.data.operations import Operation
from scopes.privilege.audit import Audit
from scopes.privilege.coverage import Coverage
from scopes.reading.scope_lists import ListedScope
from wording import FOR_LEVEL, LEVEL_NAMES, SHOWN, count, gone, names, quoted, scope_line, shortened

_SHOWN_RISKS = 3


def verdict(found: Audit) -> Block:
    """Sum the audit up in one line."""
    total = len(found.known)
    if not total:
        what = "scope" if len(found.unknown) == 1 else "scopes"
        return Paragraph(f"**No such {what}, as far as I know.**")
    if not found.is_clean:
        return Paragraph(f"**Worth a change:** {_tally(found)}.")
    if found.coverage:
        return Paragraph("**A perfect fit:** these calls take exactly what you listed.")
    if total == 1:
        return Paragraph(f"**Nothing to mend:** {names(found.known)} exists and is up to date.")
    return Paragraph(f"**Nothing to mend:** all {total} scopes exist and none repeats another.")


def _tally(found: Audit) -> str:
    coverage = found.coverage
    numbers = {
        "unknown": found.unknown,
        "deprecated": found.deprecated,
        "redundant": found.redundant,
        "missing": coverage.missing if coverage else (),
        "not needed": coverage.excess if coverage else (),
    }
    return ", ".join(f"{len(those)} {what}" for what, those in numbers.items() if those)


def findings(found: Audit, catalog: Catalog) -> list[Block]:
    """List what is wrong or remarkable, the worst first."""
    lines = [
        *shortened([_unknown(token) for token in found.unknown], "unknown word"),
        *(gone(catalog.scopes[scope]) for scope in found.deprecated),
        *_redundant(found),
        *_unanswered(found.coverage),
        *_remarks(found, catalog),
    ]
    return [Bullets(tuple(lines))] if lines else []


def _unknown(token: ListedScope) -> str:
    hint = f" Did you mean {names(token.suggestions, 'or')}?" if token.suggestions else ""
    return f"{quoted(token.written)} is no scope I know.{hint}"


def _redundant(found: Audit) -> Iterable[str]:
    if found.bundled:
        yield f"`spark:all` already covers {names(found.bundled)}."
    if found.repeated:
        yield f"More than once in the list: {names(found.repeated)}."


def _unanswered(coverage: Coverage | None) -> Iterable[str]:
    if coverage and coverage.missing:
        calls = _some([f"`{need.words}`" for need in coverage.unmet])
        yield f"**Missing:** {names(coverage.missing)}, for {calls}."
    if coverage and coverage.excess:
        yield f"**Not needed for the calls you listed:** {names(coverage.excess)}."


def _remarks(found: Audit, catalog: Catalog) -> Iterable[str]:
    for scope in found.smaller:
        if catalog.scopes[scope].broad:
            yield f"`{scope}` reaches far; narrower scopes often do the same job."
    for token in found.respelled[:SHOWN]:
        yield f"The official spelling of {quoted(token.written)} is `{token.scope}`."
    for scope, narrow in found.overlaps:
        yield f"`{scope}` and `{narrow}` may overlap; no document says that one holds the other."
    if found.undocumented:
        yield (
            f"No official text explains {names(found.undocumented)}; seen in real apps only. "
            "Check that the developer portal offers it."
        )


def to_ask_for(found: Audit, catalog: Catalog) -> list[Block]:
    """Give the smaller set, ready to paste, and say who can grant what of it."""
    if not found.smaller:
        return []
    blocks: list[Block] = []
    if found.coverage:
        whom = FOR_LEVEL[found.coverage.level]
        blocks += [Paragraph(f"**The least set for these calls**, {whom}:"), _code(found)]
    elif not found.is_clean:
        blocks += [Paragraph("**The smaller set:**"), _code(found)]
    return [*blocks, *_granted([catalog.scopes[scope] for scope in found.smaller])]


def _code(found: Audit) -> Block:
    return Code(" ".join(found.smaller))


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
    """Say what an app with all of this could do at worst, in plain words."""
    risks = [catalog.scopes[scope] for scope in found.strongest]
    if not risks:
        return []
    lines = [f"`{scope.id}`: {scope.explanation.exposes}" for scope in risks[:_SHOWN_RISKS]]
    part = f" ({len(lines)} strongest of {len(risks)})" if len(risks) > len(lines) else ""
    return [Paragraph(f"**At worst**{part}:"), Bullets(tuple(lines))]


def left_out(silent: Sequence[Operation], strange: Sequence[str]) -> list[Block]:
    """Name the calls the audit could not take into account."""
    undocumented = [_call(operation) for operation in silent if operation.is_undocumented]
    free = [_call(operation) for operation in silent if operation.needs_no_scope]
    lines = []
    if undocumented:
        lines.append(f"The documents name no scope for {_some(undocumented)}, so I left it out.")
    if free:
        lines.append(f"Any valid token will do for {_some(free)}.")
    if strange:
        lines.append(f"I know no operation {_some([quoted(call) for call in strange])}.")
    return [Paragraph(line) for line in lines]


def way_on(found: Audit) -> list[Block]:
    """Say what would make the audit sharper."""
    if found.coverage or not found.smaller:
        return []
    return [Paragraph("Add the API calls your app makes, and I tell you which ones they need.")]


def _call(operation: Operation) -> str:
    return f"`{operation.method} {operation.path}`"


def _some(spans: Sequence[str]) -> str:
    shown = ", ".join(spans[:_SHOWN_RISKS])
    left = len(spans) - _SHOWN_RISKS
    return f"{shown} and {count(left, 'other')}" if left > 0 else shown
