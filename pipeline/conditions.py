"""Conditions beside scopes and roles: licenses, and kinds of organizations and workspaces."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from pipeline.sentences import sentences
from scopes.data.catalog import Level
from scopes.data.operations import Route

_BY_LICENSE = re.compile(
    r"use the (\w+) scope if you have an? ([\w ]+?) licen[cs]e; otherwise,? use the (\w+) scope",
    re.I,
)

_REMARKS = {
    r"for workspaces with the professional license|for professional licensed workspaces": (
        "Only for workspaces with a professional license."
    ),
    r"for professional and common area licensed workspaces": (
        "Only for workspaces with a professional or common area license."
    ),
    r"not supported for Webex for Government": "Not for Webex for Government (FedRAMP).",
    r"requires a Pro Pack|licensed for the Webex Pro Pack": "It requires Pro Pack.",
    r"only supported for (?:\w[\w -]* )?non-integrated PSTN connection": (
        "Only for PSTN connections that are not integrated."
    ),
    r"must be a mode manager for": "Only for a mode manager of the features that it is about.",
    r"must be the meeting host or cohost": "Only for host or cohost of the meeting.",
    r"only the meeting host, cohost, or compliance officer can": (
        "Only for host or cohost of the meeting, or for a compliance officer."
    ),
    r"must have a UserProfile of type Agent": "The user needs a user profile of the type agent.",
    r"must have the call center service assigned": (
        "Only for users and lines that have the call center service."
    ),
    r"not supported for Webex Calling Standard users": (
        "Not for users with a Webex Calling Standard license."
    ),
    r"feature is not supported for .*locations in India": "Not for locations in India.",
    r"prerequisite for using this API is to have wxc-wholesale": (
        "The partner needs the entitlement wxc-wholesale, or its setting for testing."
    ),
    r"is available when the \S+ feature is enabled": "Only where Webex has switched it on.",
    r"music on hold setting must be enabled for this location": (
        "Music on hold must be enabled for the location."
    ),
    r"feature is currently in Beta": "A beta, to be asked for at Cisco.",
}
"""What texts say about a whole operation, and how a note says it."""


def remarks(text: str) -> str:
    """Return what a text says about licenses and kinds of organizations, as a note."""
    plain = " ".join(sentences(text))
    return " ".join(note for said, note in _REMARKS.items() if re.search(said, plain, re.I))


def conditioned(
    routes: Mapping[Level, Sequence[Route]], said: Iterable[str]
) -> dict[Level, tuple[Route, ...]]:
    """Return the routes with the conditions that the sentences put on their scopes."""
    notes: dict[str, str] = {}
    for family, what, other in _BY_LICENSE.findall(" ".join(said)):
        license_name = f"a {what.title()} license"
        notes |= {family: f"with {license_name}", other: f"without {license_name}"}
    return {level: tuple(_noted(route, notes) for route in each) for level, each in routes.items()}


def _noted(route: Route, notes: Mapping[str, str]) -> Route:
    families = {scope.partition(":")[0] for scope in route.scopes}
    told = [notes[family] for family in sorted(families & notes.keys())]
    return replace(route, note="; ".join([*filter(None, [route.note]), *told]))
