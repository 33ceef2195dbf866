"""Deprecation that stands in the prose only, and what the prose says to call instead."""

from dataclasses import replace

import pytest

from pipeline.deprecation import Successors, is_deprecated, is_to_be_deprecated
from pipeline.documents import Described

PLAIN = Described("GET", "/things", "calls", "List Things", "Things", "", "", False, False)
KNOWN = [
    replace(PLAIN, path="/things/query", method="POST", title="Query Things"),
    replace(PLAIN, path="/organization/{orgid}/v2/things"),
    replace(PLAIN, path="/things/{id}", method="PATCH", title="Patch a Thing"),
    replace(PLAIN, path="/objects/{id}", title="Get an Object"),
    replace(PLAIN, path="/{orgId}/v2/flows:export", title="Export"),
]
OLD = replace(PLAIN, path="/organization/{orgid}/things")


@pytest.mark.parametrize(
    ("text", "old", "successor"),
    [
        ("Deprecated. Use GET /v2/things instead.", OLD, "GET /organization/{orgid}/v2/things"),
        (
            "Deprecated. Use GET /v3/things instead.",
            OLD,
            "GET /organization/{orgid}/v3/things",
        ),
        (
            "**Deprecated.** Take the other one (`GET /flow-store/{orgId}/v2/flows:export`, "
            "operationId `two`) instead.",
            PLAIN,
            "GET /{orgId}/v2/flows:export",
        ),
        (
            "The path is now [POST /things/query{?orgId}]. The use of this old REST path is "
            "deprecated.",
            PLAIN,
            "POST /things/query",
        ),
        ("**Deprecated**: Use `Query Things` instead.", PLAIN, "POST /things/query"),
        (
            "This still works, but will be deprecated. For filters, use the new "
            "[Query Things](/docs/query-things) API instead.",
            PLAIN,
            "POST /things/query",
        ),
        (
            "It works as before, will be deprecated in the future. Use the PATCH method instead.",
            replace(PLAIN, path="/things/{id}", method="PUT"),
            "PATCH /things/{id}",
        ),
        (
            "The Things API is deprecated. Please use the [/objects API](/docs/objects).",
            replace(PLAIN, path="/things/{id}"),
            "GET /objects/{id}",
        ),
        ("The Things API is deprecated. Please use the [/objects API](/docs/objects).", PLAIN, ""),
        ("This API is deprecated.", PLAIN, ""),
        ("Use `Query Things` instead when there are many.", PLAIN, ""),
    ],
)
def test_the_call_to_use_instead_is_read_from_the_prose(
    text: str, old: Described, successor: str
) -> None:
    assert Successors(KNOWN).of(replace(old, text=text)) == successor


@pytest.mark.parametrize(
    ("text", "now", "announced"),
    [
        ("The Workspace Things API is deprecated and will go.", True, False),
        ("Returns things. Deprecated. Use something else.", True, False),
        ("**Deprecated:** no longer of use.", True, False),
        ("It still works, but will be deprecated in the future.", False, True),
        ("Returning arrays in the List (Get All) API response is deprecated.", False, False),
        ("The flag `deprecated` of a thing tells whether it may be used.", False, False),
    ],
)
def test_an_end_is_told_from_the_end_of_a_part(text: str, now: bool, announced: bool) -> None:
    told = replace(PLAIN, text=text)

    assert (is_deprecated(told), is_to_be_deprecated(told)) == (now, announced)


def test_a_flag_of_the_document_is_enough() -> None:
    assert is_deprecated(replace(PLAIN, is_deprecated=True))
