"""Conditions that a text puts on scopes of a family, such as a license of the organization."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from scopes.data.catalog import Level
from scopes.data.operations import Route

_BY_LICENSE = re.compile(
    r"use the (\w+) scope if you have an? ([\w ]+?) licen[cs]e; otherwise,? use the (\w+) scope",
    re.I,
)


def conditioned(
    ways: Mapping[Level, Sequence[Route]], sentences: Iterable[str]
) -> dict[Level, tuple[Route, ...]]:
    """Return the routes with the conditions that the sentences put on their scopes."""
    notes: dict[str, str] = {}
    for family, what, other in _BY_LICENSE.findall(" ".join(sentences)):
        license_name = f"a {what.title()} license"
        notes |= {family: f"with {license_name}", other: f"without {license_name}"}
    return {
        level: tuple(_noted(route, notes) for route in routes) for level, routes in ways.items()
    }


def _noted(route: Route, notes: Mapping[str, str]) -> Route:
    families = {scope.partition(":")[0] for scope in route.scopes}
    told = [notes[family] for family in sorted(families & notes.keys())]
    return replace(route, note="; ".join([*filter(None, [route.note]), *told]))
