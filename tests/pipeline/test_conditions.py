"""Conditions that texts put on operations, in a few words of ours."""

import pytest

from pipeline.conditions import remarks

PROFESSIONAL = "Only for workspaces with a professional license."


@pytest.mark.parametrize(
    ("text", "note"),
    [
        (
            "**NOTE**: This API is only available for professional licensed workspaces.",
            PROFESSIONAL,
        ),
        ("Only available for workspaces with the professional license entitlement.", PROFESSIONAL),
        (
            "It is only available for professional and\ncommon area licensed workspaces.",
            "Only for workspaces with a professional or common area license.",
        ),
        (
            "Not supported for Webex for Government (FedRAMP)",
            "Not for Webex for Government (FedRAMP).",
        ),
        (
            "The org needs to be licensed for the [Webex Pro Pack](/pro-pack).",
            "It requires Pro Pack.",
        ),
        (
            "It is only supported for adding numbers to non-integrated PSTN connection types.",
            "Only for PSTN connections that are not integrated.",
        ),
        (
            "The user of this must be a mode manager for all features.",
            "Only for a mode manager of the features that it is about.",
        ),
        (
            "Either of them must be the meeting host or cohost.",
            "Only for host or cohost of the meeting.",
        ),
        (
            "Only the meeting host, cohost, or compliance officer can do it.",
            "Only for host or cohost of the meeting, or for a compliance officer.",
        ),
        (
            "They must have a UserProfile of type Agent.",
            "The user needs a user profile of the type agent.",
        ),
        (
            "The line must have the call center service assigned.",
            "Only for users and lines that have the call center service.",
        ),
        (
            "The feature is not supported for Webex Calling Standard users or locations in India.",
            "Not for users with a Webex Calling Standard license. Not for locations in India.",
        ),
        (
            "The Prerequisite for using this API is to have wxc-wholesale entitlement.",
            "The partner needs the entitlement wxc-wholesale, or its setting for testing.",
        ),
        (
            "It is available when the some-thing-12 feature is enabled.",
            "Only where Webex has switched it on.",
        ),
        (
            "To do it, music on hold setting must be enabled for this location.",
            "Music on hold must be enabled for the location.",
        ),
        ("This feature is currently in Beta.", "A beta, to be asked for at Cisco."),
        ("The meeting host or cohost gets a message.", ""),
        ("Assigns a professional license to a workspace.", ""),
        ("CSV reports are only supported for organizations of a region.", ""),
    ],
)
def test_a_condition_of_a_whole_operation_becomes_a_note(text: str, note: str) -> None:
    assert remarks(text) == note
