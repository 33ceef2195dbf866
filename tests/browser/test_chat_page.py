"""The chat page of the sandbox in a real browser, with the bot answering."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from sandbox.app import Sandbox
from sandbox.server import SandboxServer
from scopes.knowledge import Knowledge
from tests.browser.chat import (
    ask,
    chat_page,
    go_to,
    heading,
    message,
    message_box,
    offered_names,
    play,
    replies,
    write,
)
from tests.browser.tabs import Tabs
from tests.support.talk import RunningBot, mention_of, run_bot

pytestmark = pytest.mark.browser

CDR = "spark-admin:calling_cdr_read"


@pytest.fixture
def page(tabs: Tabs, server: SandboxServer, bot: RunningBot) -> Iterator[Page]:
    with chat_page(tabs, server) as page:
        yield page


def test_a_typed_question_is_answered_in_its_thread(page: Page) -> None:
    question = ask(page, "what scopes for CDR?")

    expect(replies(question)).to_have_count(1)
    expect(replies(question)).to_contain_text(CDR)


def test_a_button_of_an_answer_asks_on_in_the_same_thread(page: Page) -> None:
    question = ask(page, "what does spark:nothing_at_all do?")
    button = replies(question).get_by_role("button", name="spark:").first
    scope = button.inner_text()

    button.press("Enter")

    expect(replies(question)).to_have_count(2)
    expect(replies(question).last).to_contain_text(scope)


def test_the_bot_can_be_asked_in_its_own_space_without_a_mention(page: Page) -> None:
    go_to(page, "Scope Bot")

    write(page, "what scopes for CDR?")

    expect(page.get_by_role("log")).to_contain_text(CDR)


def test_a_reply_joins_the_thread_it_answers(page: Page) -> None:
    root = write(page, "who knows about recordings?")
    root.get_by_role("button", name="Reply in thread").click()
    expect(page.get_by_text("Replying to Developer")).to_be_visible()

    write(page, "@Scope Bot what scopes for CDR?")

    expect(replies(root)).to_have_count(2)
    expect(replies(root).last).to_contain_text(CDR)
    expect(page.get_by_text("Replying to")).to_be_hidden()


def test_several_people_talk_and_what_is_new_is_marked(page: Page) -> None:
    go_to(page, "Administrator")
    write(page, "between you and me")
    expect(message(page, "between you and me")).to_be_visible()

    play(page, "Administrator")
    news = page.get_by_role("button", name="Developer unread")
    expect(news).to_be_visible()
    news.click()
    expect(message(page, "between you and me")).to_be_visible()
    expect(news).to_have_count(0)

    play(page, "Security reviewer")
    go_to(page, "Developer")
    expect(message(page, "between you and me")).to_have_count(0)


def test_what_others_say_arrives_without_a_reload(page: Page, sandbox: Sandbox) -> None:
    _, administrator, *_ = sandbox.people
    team = sandbox.store.rooms_of(sandbox.bot.id)[0]
    go_to(page, "Scope Bot")

    sandbox.store.post(administrator.id, room_id=team.id, text="is anybody there?")

    page.get_by_role("button", name="Integration team unread").click()
    expect(message(page, "is anybody there?")).to_be_visible()
    sandbox.store.post(administrator.id, room_id=team.id, text="it seems so")
    expect(message(page, "it seems so")).to_be_visible()


def test_an_at_sign_offers_whom_one_can_mention(page: Page) -> None:
    message_box(page).focus()
    page.keyboard.type("@rev")
    expect(offered_names(page)).to_have_text(["Security reviewer"])
    page.keyboard.press("Enter")
    page.keyboard.type("and @")
    expect(offered_names(page).first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Tab")

    expect(message_box(page)).to_have_value("@Security reviewer and @all ")
    page.keyboard.press("Enter")

    expect(message(page, "and").locator(".mention")).to_have_text(["Security reviewer", "All"])


def test_escape_closes_the_offered_names_and_nothing_else(page: Page) -> None:
    message_box(page).focus()
    page.keyboard.type("@Sec")
    page.keyboard.press("Escape")

    expect(offered_names(page)).to_have_count(0)
    expect(message_box(page)).to_have_value("@Sec")


def test_ones_own_message_can_be_edited_and_keeps_its_mentions(
    page: Page, sandbox: Sandbox
) -> None:
    write(page, "@Administrator please look")
    sent = message(page, "please look")
    sent.hover()
    sent.get_by_role("button", name="Edit").click()
    expect(message_box(page)).to_have_value("@Administrator please look")

    page.keyboard.type(" again")
    page.keyboard.press("Enter")

    expect(message(page, "please look again")).to_contain_text("edited")
    expect(message_box(page)).to_have_value("")
    team = sandbox.store.rooms_of(sandbox.bot.id)[0]
    (stored,) = sandbox.store.messages(team.id)
    assert stored.content.markdown == f"{mention_of(sandbox.people[1])} please look again"


def test_only_ones_own_words_can_be_edited(page: Page) -> None:
    expect(write(page, "mine").get_by_role("button", name="Edit")).to_have_count(1)

    play(page, "Administrator")

    expect(message(page, "mine")).to_be_visible()
    expect(message(page, "mine").get_by_role("button", name="Edit")).to_have_count(0)


def test_a_new_space_starts_with_the_people_chosen_and_takes_more(page: Page) -> None:
    page.get_by_role("button", name="New space").click()
    page.get_by_label("Name").fill("Release")
    page.get_by_role("checkbox", name="Partner").check()
    page.get_by_role("button", name="Create space").click()
    expect(heading(page)).to_have_text("Release")
    expect(page.locator("#room-members")).to_have_text("Developer (you), Partner")

    page.get_by_role("button", name="Add people").click()
    page.get_by_role("checkbox", name="Scope Bot").check()
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.locator("#room-members")).to_contain_text("Scope Bot")

    question = ask(page, "which scopes do I need for CDR?")
    expect(replies(question)).to_contain_text(CDR)


def test_somebody_of_another_company_is_marked_and_starts_with_the_bot(page: Page) -> None:
    play(page, "Partner (other company)")
    expect(heading(page)).to_have_text("Scope Bot")

    sent = write(page, "what scopes for CDR?")

    expect(sent).to_contain_text("Other company")


def test_strangers_can_be_seen_to_be_refused(
    tabs: Tabs, sandbox: Sandbox, server: SandboxServer, knowledge: Knowledge
) -> None:
    with (
        run_bot(sandbox, server, knowledge, ALLOWED_DOMAINS="example.com"),
        chat_page(tabs, server) as page,
    ):
        play(page, "Partner (other company)")
        expect(heading(page)).to_have_text("Scope Bot")

        refused = write(page, "what scopes for CDR?")

        expect(replies(refused)).to_have_count(1)
        expect(replies(refused)).not_to_contain_text(CDR)


def test_code_can_be_copied(tabs: Tabs, sandbox: Sandbox, server: SandboxServer) -> None:
    allowed = ["clipboard-read", "clipboard-write"]
    room = sandbox.store.rooms_of(sandbox.bot.id)[0]
    sandbox.store.post(sandbox.people[0].id, room_id=room.id, markdown=f"```\n{CDR}\n```")
    with chat_page(tabs, server, permissions=allowed) as page:
        page.get_by_role("button", name="Copy").first.click()

        expect(page.get_by_role("button", name="Copied")).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()") == CDR


def test_the_scopes_on_a_card_can_be_copied(
    tabs: Tabs, server: SandboxServer, bot: RunningBot
) -> None:
    allowed = ["clipboard-read", "clipboard-write"]
    with chat_page(tabs, server, permissions=allowed) as page:
        answer = replies(ask(page, "scopes to list devices and read CDRs"))
        answer.get_by_role("button", name="Copy", exact=True).first.click()

        expect(answer.get_by_role("button", name="Copied")).to_be_visible()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert set(copied.split()) == {CDR, "spark-admin:devices_read"}


def test_what_is_typed_while_a_message_is_on_its_way_stays(page: Page) -> None:
    message_box(page).focus()
    page.keyboard.type("first\nsecond\nthird")

    expect(page.locator("#messages > li")).to_have_count(2)
    expect(message_box(page)).to_have_value("third")


def test_a_refusal_of_the_sandbox_is_said_and_the_words_are_kept(
    tabs: Tabs, server: SandboxServer
) -> None:
    too_long = "ä" * 4000
    with chat_page(tabs, server, "status of 400") as page:
        message_box(page).fill(too_long)
        page.keyboard.press("Enter")

        expect(page.get_by_role("status")).to_contain_text("Message length limited to 7439")
        expect(message_box(page)).to_have_value(too_long)
