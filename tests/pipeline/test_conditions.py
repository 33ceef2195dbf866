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
        ("Assigns a professional license to a workspace.", ""),
        ("CSV reports are only supported for organizations of a region.", ""),
    ],
)
def test_a_condition_of_a_whole_operation_becomes_a_note(text: str, note: str) -> None:
    assert remarks(text) == note
