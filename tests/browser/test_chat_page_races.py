"""The chat page when things happen at the same time: late answers, refusals, lost spaces."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, Route, expect

from sandbox.app import Sandbox
from sandbox.server import SandboxServer
from tests.browser.chat import chat_page, go_to, heading, message, message_box, offered_names, write
from tests.browser.tabs import Tabs

pytestmark = pytest.mark.browser

TEAM = "Integration team"
REFUSAL = {"message": "The sandbox has had enough."}


@pytest.fixture
def page(tabs: Tabs, server: SandboxServer) -> Iterator[Page]:
    """The page; what a refused request leaves in the console is expected."""
    with chat_page(tabs, server, "status of 500") as page:
        yield page


def hear_news(page: Page, sandbox: Sandbox) -> None:
    """Wait until the connection for news stands: what another person says arrives."""
    _, administrator, *_ = sandbox.people
    team = sandbox.store.rooms_of(sandbox.bot.id)[0]
    sandbox.store.post(administrator.id, room_id=team.id, text="news")
    expect(message(page, "news")).to_be_visible()


def send_and_hold(page: Page, text: str) -> Callable[[], None]:
    """Send a message that does not reach the sandbox; return what lets it be refused."""
    held: list[Route] = []
    page.route("**/v1/messages", lambda route: held.append(route))
    message_box(page).fill(text)
    with page.expect_request("**/v1/messages"):
        page.keyboard.press("Enter")

    def refuse() -> None:
        held.pop().fulfill(status=500, json=REFUSAL)
        page.unroute("**/v1/messages")
        expect(page.get_by_role("status")).to_have_text(REFUSAL["message"])

    return refuse


def test_refused_words_come_back_before_what_was_typed_since(page: Page) -> None:
    refuse = send_and_hold(page, "first")
    message_box(page).fill("second")

    refuse()

    expect(message_box(page)).to_have_value("first\nsecond")


def test_a_refused_reply_comes_back_to_its_space_only(page: Page) -> None:
    write(page, "the question").get_by_role("button", name="Reply in thread").click()
    refuse = send_and_hold(page, "the reply")
    page.get_by_role("button", name="Administrator", exact=True).click()

    refuse()

    expect(heading(page)).to_have_text("Administrator")
    expect(message_box(page)).to_have_value("")
    expect(page.locator("#doing")).to_be_hidden()
    expect(page.get_by_role("status")).to_have_text(REFUSAL["message"])
    go_to(page, TEAM)
    expect(message_box(page)).to_have_value("the reply")


def test_what_was_sent_does_not_come_back_when_it_cannot_be_shown(
    page: Page, sandbox: Sandbox
) -> None:
    hear_news(page, sandbox)
    page.route("**/v1/rooms?*", lambda route: route.fulfill(status=500, json=REFUSAL))

    message_box(page).fill("once")
    page.keyboard.press("Enter")

    expect(page.get_by_role("status")).to_have_text(REFUSAL["message"])
    expect(message_box(page)).to_have_value("")
    team = sandbox.store.rooms_of(sandbox.bot.id)[0]
    assert [each.content.text for each in sandbox.store.messages(team.id)] == ["news", "once"]


def test_what_is_not_sent_yet_waits_in_its_space(page: Page) -> None:
    message_box(page).fill("for the team")
    go_to(page, "Scope Bot")
    expect(message_box(page)).to_have_value("")
    message_box(page).fill("for the bot")

    go_to(page, TEAM)

    expect(message_box(page)).to_have_value("for the team")


def test_one_hears_of_a_space_one_is_no_longer_in(
    tabs: Tabs, server: SandboxServer, sandbox: Sandbox
) -> None:
    developer, *_ = sandbox.people
    team = sandbox.store.rooms_of(sandbox.bot.id)[0]
    membership = sandbox.store.find_membership(team.id, developer.id)
    assert membership
    # What the page asks for as the person is removed may be gone: 404, which the browser reports.
    with chat_page(tabs, server, "404") as page:
        hear_news(page, sandbox)
        message_box(page).fill("for the team")

        sandbox.store.remove_member(membership.id)

        expect(page.get_by_role("status")).to_have_text(f"You are no longer in {TEAM}.")
        expect(heading(page)).to_have_text("Scope Bot")
        expect(message_box(page)).to_have_value("")


def test_an_edit_leaves_what_was_not_sent_yet(page: Page) -> None:
    old = write(page, "old words")
    message_box(page).fill("a long draft")
    for _ in range(2):
        old.hover()
        old.get_by_role("button", name="Edit").click()
        expect(message_box(page)).to_have_value("old words")
    page.get_by_role("button", name="Cancel").click()
    expect(message_box(page)).to_have_value("a long draft")

    old.hover()
    old.get_by_role("button", name="Edit").click()
    message_box(page).fill("new words")
    page.keyboard.press("Enter")

    expect(message(page, "new words")).to_contain_text("edited")
    expect(message_box(page)).to_have_value("a long draft")


def test_a_double_click_opens_one_space(page: Page) -> None:
    page.get_by_role("button", name="New space").click()
    page.get_by_label("Name").fill("Once")

    page.get_by_role("button", name="Create space").dblclick()

    expect(heading(page)).to_have_text("Once")
    write(page, "everything before has arrived")
    expect(page.locator("#spaces li").filter(has_text="Once")).to_have_count(1)


def test_a_late_answer_leaves_the_dialog_that_was_opened_since(page: Page) -> None:
    held: list[Route] = []
    page.route("**/v1/rooms", lambda route: held.append(route))
    page.get_by_role("button", name="New space").click()
    page.get_by_label("Name").fill("First")
    with page.expect_request("**/v1/rooms"):
        page.get_by_role("button", name="Create space").click()
    page.get_by_role("dialog").get_by_role("button", name="Cancel").click()
    page.get_by_role("button", name="New space").click()
    page.get_by_label("Name").fill("Second")

    held.pop().continue_()

    expect(heading(page)).to_have_text("First")
    expect(page.get_by_label("Name")).to_have_value("Second")
    expect(page.get_by_role("button", name="Create space")).to_be_enabled()


def test_tabs_that_are_not_seen_leave_room_for_others(tabs: Tabs, server: SandboxServer) -> None:
    context = tabs.browser.new_context()
    for _ in range(7):
        page = context.new_page()
        page.goto(server.url)
        expect(heading(page)).to_have_text(TEAM)
        see(page, False)

    see(page, True)

    with page.expect_response("**/v1/messages?*"):
        write(page, "seen again")
    context.close()


def see(page: Page, is_seen: bool) -> None:
    """Show or hide a tab: a browser without a screen shows all of them at all times."""
    hidden = "false" if is_seen else "true"
    page.evaluate(
        f"""() => {{
            Object.defineProperty(document, "hidden", {{ value: {hidden}, configurable: true }});
            document.dispatchEvent(new Event("visibilitychange"));
        }}"""
    )


def test_a_name_chosen_stays_chosen_when_news_come(page: Page, sandbox: Sandbox) -> None:
    team = sandbox.store.rooms_of(sandbox.bot.id)[0]
    message_box(page).focus()
    page.keyboard.type("@")
    page.keyboard.press("ArrowUp")
    expect(offered_names(page).last).to_have_attribute("aria-selected", "true")

    sandbox.store.update_room(team.id, sandbox.people[0].id, title="Another name")
    expect(heading(page)).to_have_text("Another name")

    page.keyboard.press("Enter")
    expect(message_box(page)).to_have_value("@all ")


def test_a_click_counts_though_news_come_before_the_button_is_released(
    page: Page, sandbox: Sandbox
) -> None:
    _, administrator, *_ = sandbox.people
    team = sandbox.store.rooms_of(sandbox.bot.id)[0]
    page.get_by_role("button", name="Scope Bot", exact=True).hover()
    page.mouse.down()

    sandbox.store.post(administrator.id, room_id=team.id, text="news")
    expect(message(page, "news")).to_be_visible()

    page.mouse.up()
    expect(heading(page)).to_have_text("Scope Bot")
