"""Documents, rules and what is shipped become one table of operations."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from pipeline.conditions import remarks
from pipeline.deprecation import Successors, is_deprecated, is_to_be_deprecated
from pipeline.documents import Described, read_document
from pipeline.names import Names
from pipeline.reading import read, with_roles
from pipeline.rules import Rules, corrected
from pipeline.sources import File, Origin
from scopes.data.operations import Operation, Operations, Removed

HEAD = "Made by `python bot.py catalog import`, do not edit: corrections go to data/overrides.yaml"


@dataclass
class Findings:
    """What an import noticed on its way, each as operation (or file) and words."""

    later_wins: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    puzzles: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)
    contradicting: list[str] = field(default_factory=list)


def merge(
    files: Sequence[File],
    collected: Iterable[Operation],
    shipped: Operations,
    rules: Rules,
    names: Names,
) -> tuple[Operations, Findings]:
    """Return the operations of the documents and of the collected table, and what was noticed.

    Of products without a document the shipped rows stay. An operation that was removed after the
    day of the document that has it stays removed; one that the documents no longer have becomes a
    removed one.
    """
    findings = Findings()
    described = _described(files, rules, findings)
    first = {o.key: o.since for o in shipped.all}
    gone = {each.key: each.since for each in shipped.removed}
    successors = Successors(d for d, _, _ in described.values())
    built = [
        replace(
            _operation(d, rules, names, findings),
            since=first.get(d.key, since),
            read=origin.date,
            successor=successors.of(d),
        )
        for d, origin, since in described.values()
        if gone.get(d.key, "") <= origin.date
    ]
    products = {product for product, *_ in described}
    kept = [o for o in shipped.all if o.product not in products]
    findings.kept += sorted({o.product for o in kept})
    have = {(o.product, o.key) for o in (*built, *kept)}
    more = (o for o in collected if (o.product, o.key) not in have)
    built += [replace(o, since=first.get(o.key, o.since)) for o in more]
    return _table(corrected(built, rules, shipped), kept, files, shipped), findings


def _described(
    files: Sequence[File], rules: Rules, findings: Findings
) -> dict[tuple[str, str, str], tuple[Described, Origin, str]]:
    """Read the documents; of what several have, the later one wins, and the first day counts."""
    found: dict[tuple[str, str, str], tuple[Described, Origin, str]] = {}
    for file in files:
        for raw in read_document(file.path):
            each = replace(raw, path=rules.paths.get(" ".join(raw.key), raw.path))
            twins = [key for key in found if key[1:] == each.key] if each.replaces else []
            for product in [key[0] for key in twins] or [each.product]:
                key = (product, *each.key)
                if key in found and found[key][0].text != each.text:
                    findings.later_wins.append(f"{' '.join(each.key)}: {file.path.name}")
                mine = replace(each, product=product)
                if twins:
                    mine = replace(mine, tag=found[key][0].tag, host=found[key][0].host)
                since = min(found[key][2], file.origin.date) if key in found else file.origin.date
                found[key] = (mine, file.origin, since)
    return found


def _operation(d: Described, rules: Rules, names: Names, findings: Findings) -> Operation:
    reading = read(d.text, names)
    name = " ".join(d.key)
    findings.puzzles += [f"{name}: {sentence}" for sentence in reading.puzzles]
    findings.unknown += [f"{name}: {unknown}" for unknown in reading.unknown]
    is_silent = not reading.routes and not reading.needs_none
    rule = rules.rule_for(*d.key, d.tag, is_silent=is_silent)
    basis = rule.basis if rule else "unknown" if is_silent else "description"
    if rule and reading.routes:
        findings.contradicting.append(f"{name}: {rule.reason}")
    if basis == "unknown":
        findings.silent.append(name)
    return Operation(
        method=d.method,
        path=d.path,
        host=d.host or rules.host_of(d.product, *d.key),
        title=d.title,
        product=d.product,
        tag=d.tag,
        basis=basis,
        note=remarks(d.text),
        is_deprecated=is_deprecated(d),
        depends_on_subject=False,
        routes=with_roles(rule.routes, reading.roles) if rule else reading.routes,
        is_to_be_deprecated=is_to_be_deprecated(d),
        fingerprint=reading.fingerprint,
    )


def _table(
    found: Sequence[Operation],
    kept: Sequence[Operation],
    files: Sequence[File],
    shipped: Operations,
) -> Operations:
    operations = (*found, *kept)
    origins = [*_origins_of(kept, shipped), *(str(file.origin) for file in files)]
    here = {operation.key for operation in operations}
    dates = [*(file.origin.date for file in files), *([shipped.data_date] if kept else [])]
    date = max(dates, default=shipped.data_date)
    removed = [each for each in shipped.removed if each.key not in here]
    known = {each.key for each in removed}
    for o in shipped.all:
        if o.key not in here | known:
            known.add(o.key)
            removed.append(
                Removed(*o.key, o.product, o.title, date, _successor(o, operations, shipped), "")
            )
    origin = "; ".join([HEAD, *dict.fromkeys(origins)])
    return Operations(operations, origin, date, tuple(removed))


def _origins_of(kept: Iterable[Operation], shipped: Operations) -> list[str]:
    """Return the sources of what is kept, in the words of the shipped table."""
    days = {operation.read for operation in kept if operation.read}
    return [part for part in shipped.origin.split("; ") if any(f"({d}," in part for d in days)]


def _successor(gone: Operation, operations: Iterable[Operation], shipped: Operations) -> str:
    """Return the new operation that has the title and method of one that is gone, if it is one."""
    known = {o.key for o in shipped.all}
    same = {
        o.key
        for o in operations
        if (o.product, o.method, o.title) == (gone.product, gone.method, gone.title)
    } - known
    return " ".join(same.pop()) if len(same) == 1 else ""
