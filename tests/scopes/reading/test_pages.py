"""Links to the developer portal are read by the parts of their addresses."""

import pytest

from scopes.reading.pages import Page, find_pages, without_links

HOST = "https://developer.webex.com"


@pytest.mark.parametrize(
    ("address", "product", "resource", "title"),
    [
        ("/docs/api/v1/rooms/list-rooms", "", "rooms", "list-rooms"),
        ("/docs/api/v1/rooms", "", "rooms", ""),
        ("/meeting/docs/api/v1/meetings/get-a-meeting", "meeting", "meetings", "get-a-meeting"),
        ("/docs/api/v1/rooms/list-rooms#query", "", "rooms", "list-rooms"),
        ("/docs/api/v1/rooms/list-rooms?lang=en", "", "rooms", "list-rooms"),
        ("/docs/api/v1/Rooms/List-Rooms/", "", "rooms", "list-rooms"),
        ("/docs/integrations", "", "", ""),
        ("/calling/docs/e911", "calling", "", ""),
        ("/blog/some-news", "", "", ""),
    ],
)
def test_an_address_says_what_its_page_is_about(
    address: str, product: str, resource: str, title: str
) -> None:
    (page,) = find_pages(f"look at {HOST}{address}, please")

    assert (page.product, page.resource, page.title) == (product, resource, title)


@pytest.mark.parametrize("text", ["", HOST, f"{HOST}/", "https://webexapis.com/v1/rooms"])
def test_other_addresses_are_no_pages(text: str) -> None:
    assert find_pages(text) == ()


def test_a_page_is_told_once_and_as_it_is_written() -> None:
    text = "developer.webex.com/docs/bots, and again developer.webex.com/docs/bots."

    assert find_pages(text) == (Page("developer.webex.com/docs/bots", "", "", "", "bots"),)


def test_the_words_of_a_link_are_no_words_of_the_message() -> None:
    text = f"which scope? {HOST}/docs/api/v1/rooms/list-rooms (thanks)"

    assert without_links(text).split() == ["which", "scope?", "(thanks)"]
