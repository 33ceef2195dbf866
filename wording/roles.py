"""What the bot says about who may call an operation: roles, conditions, kinds of tokens."""

from collections.abc import Mapping, Sequence

from scopes.answer import Block, Bullets, Paragraph
from scopes.data.catalog import Level, Scope
from scopes.data.operations import SERVICE_APP, Operation, Operations, Route
from scopes.privilege.roles import accepted, accepts, is_for_service_apps, roles_of
from wording import capital, names
from wording.levels import FOR_LEVEL, limits

_ARTICLES: Mapping[str, str] = {
    "any role": "anybody, whatever the role",
    "administrator": "an administrator of any kind",
    "compliance officer": "a compliance officer",
    "contact center": "a Contact Center administrator",
    "contact center supervisor": "a Contact Center supervisor",
    "contact center service": "a Contact Center service administrator",
    "partner": "a partner administrator",
    SERVICE_APP: "a service app",
}
"""The roles that are not called "... administrator", or not only that."""
_FOR_ADMINISTRATORS = ("spark-admin:", "meeting:admin_")
_BY_SERVICE_APP = "with the token of a service app"
_UNSPECIFIC = frozenset({"administrator", "any role", "compliance officer", SERVICE_APP})
"""The roles that a token level names by itself."""
_OF_ALL = ("any role", "administrator")


def role_name(role: str) -> str:
    """Return a role as part of a sentence: "a full administrator"."""
    return _ARTICLES.get(role) or f"{'an' if role[0] in 'aeio' else 'a'} {role} administrator"


def any_role(roles: Sequence[str]) -> str:
    """Return roles joined by "or"; one that holds all others stands for them."""
    of_all = next((role for role in _OF_ALL if role in roles), None)
    *others, last = map(role_name, [of_all] if of_all else roles)
    return f"{', '.join(others)} or {last}" if others else last


def for_whom(level: Level, routes: Sequence[Route]) -> str:
    """Say whose token takes the routes of a level."""
    return _BY_SERVICE_APP if is_for_service_apps(routes) else FOR_LEVEL[level]


def granted_by(routes: Sequence[Route], scopes: frozenset[str]) -> str:
    """Say which roles the text names for a set of scopes; "" when it names none."""
    roles = roles_of(routes, scopes)
    if not roles:
        return ""
    if set(roles) == {SERVICE_APP}:
        return "a full administrator, who authorizes the service app in Control Hub."
    which = "particular role" if set(_OF_ALL) & set(roles) else "other"
    return f"{any_role(roles)}. The text of this operation names no {which}."


def for_role(routes: Mapping[Level, Sequence[Route]], level: Level, role: str) -> list[Block]:
    """Say whether the text of an operation names the role that was asked about."""
    if not role or level not in routes:
        return []
    named = list(dict.fromkeys(r for route in routes[level] if route.scopes for r in route.roles))
    if not named:
        return []
    if accepted(routes, level, role):
        verdict, only = f"**{capital(role_name(role))} may do this:**", ""
    else:
        verdict, only = f"**Not for {role_name(role)}:**", "only "
    return [Paragraph(f"{verdict} the text of this operation names {only}{any_role(named)}.")]


def for_other_roles(routes: Sequence[Route], scopes: frozenset[str], role: str) -> list[Block]:
    """Name the routes that are for people of other roles."""
    if is_for_service_apps(routes):
        return []
    others = [r for r in routes if r.scopes - scopes and r.roles and not accepts(r, role)]
    lines = dict.fromkeys(
        f"{any_role(each.roles)}: {names(sorted(each.scopes))}{_in_brackets(each.note)}"
        for each in others
    )
    return [Paragraph("**For other roles:**"), Bullets(tuple(lines))] if lines else []


def without_scopes(routes: Mapping[Level, Sequence[Route]]) -> list[Block]:
    """Name who can call an operation without any scope."""
    alone = [route for each in routes.values() for route in each if not route.scopes]
    lines = dict.fromkeys(
        any_role(each.roles) + _in_brackets(each.note) if each.roles else each.note
        for each in alone
    )
    if not lines:
        return []
    return [Paragraph("**Also without a scope**, by the documents:"), Bullets(tuple(lines))]


def other_levels(
    by_level: Mapping[Level, Sequence[str]],
    shown: Level | None,
    routes: Mapping[Level, Sequence[Route]],
) -> list[Block]:
    """Name the sets of the other token levels, with the roles and conditions of each."""
    lines = tuple(
        f"{capital(for_whom(level, routes.get(level, ())))}{limits(level)}: {names(scopes)}"
        f"{_in_brackets(_bound_to(routes.get(level, ()), frozenset(scopes)))}"
        for level, scopes in by_level.items()
        if level != shown
    )
    return [Paragraph("**The same job on another token level:**"), Bullets(lines)] if lines else []


def note_on(routes: Sequence[Route], scopes: frozenset[str]) -> str:
    """Return the conditions of a set of scopes, in brackets after a blank; "" without any."""
    return _in_brackets("; ".join(_notes(routes, scopes)))


def _bound_to(routes: Sequence[Route], scopes: frozenset[str]) -> str:
    """Return the roles and the conditions that a set of scopes is bound to."""
    roles = roles_of(routes, scopes)
    told = [any_role(roles)] if set(roles) - _UNSPECIFIC else []
    return "; ".join([*told, *_notes(routes, scopes)])


def _notes(routes: Sequence[Route], scopes: frozenset[str]) -> list[str]:
    return list(dict.fromkeys(r.note for r in routes if r.scopes == scopes and r.note))


def _in_brackets(text: str) -> str:
    return f" ({text})" if text else ""


def conditions(routes: Sequence[Route], scopes: frozenset[str]) -> list[Block]:
    """Name the conditions under which a set of scopes is enough."""
    notes = _notes(routes, scopes)
    return [Paragraph(f"**Condition:** {'; '.join(notes)}.")] if notes else []


def odd_level(level: Level | None, scopes: Sequence[Scope]) -> list[Block]:
    """Say that the token of a user takes a scope with the name of one for administrators."""
    odd = [scope.id for scope in scopes if scope.id.startswith(_FOR_ADMINISTRATORS)]
    if level != "user" or not odd:
        return []
    return [
        Paragraph(
            "**The documents contradict themselves:** they require the token of the user for this, "
            f"with {names(odd)}, although the name is that of a scope for administrators."
        )
    ]


def odd_role(operation: Operation, routes: Sequence[Route], scopes: Sequence[Scope]) -> list[Block]:
    """Say that the text names a read-only administrator for a call that changes something."""
    named = roles_of(routes, frozenset(scope.id for scope in scopes))
    is_change = not operation.only_reads and any(scope.access != "read" for scope in scopes)
    if "read-only" not in named or not is_change:
        return []
    return [
        Paragraph(
            "**The documents contradict themselves:** they name a read-only administrator too, "
            "although this changes something. Do not rely on it."
        )
    ]


def service_app_only(routes: Sequence[Route]) -> list[Block]:
    """Say that no user and no administrator can call an operation."""
    if not is_for_service_apps(routes):
        return []
    return [Paragraph("**Only for service apps:** the documents name no other kind of token.")]


def deprecation(operation: Operation, operations: Operations) -> list[Paragraph]:
    """Say that an operation is deprecated or will be, and what takes its place among all."""
    if not (operation.is_deprecated or operation.is_to_be_deprecated):
        return []
    head = "Deprecated" if operation.is_deprecated else "Will be deprecated"
    return [Paragraph(f"**{head}:** {_instead(operation.successor, operations)}")]


def _instead(successor: str, operations: Operations) -> str:
    if not successor:
        return "the documents name nothing to call instead."
    if not operations.describes(successor):
        return f"its text names `{successor}` to call instead, which no document describes."
    return f"call `{successor}` instead."
