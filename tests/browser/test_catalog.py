"""The catalog in a real browser: asking as one types, the builder, keyboard, contrast."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Browser, Page, Route, expect

from scopes.knowledge import Knowledge
from tests.browser.chat import PATIENCE
from tests.support.pasted import access_token
from tests.support.talk import served
from web.building import MOST_NEEDS
from web.catalog import create_catalog

pytestmark = pytest.mark.browser

CDR = "spark-admin:calling_cdr_read"
QUESTION = "what scopes for CDR?"
AUDIT = "/?q=check+spark:all+spark:people_read+spark-admin:people_read"
ALSO_EXPERIMENTAL = {"rules": {"label-content-name-mismatch": {"enabled": True}}}
"""A rule of WCAG 2.5.3 that axe-core leaves out unless it is asked for."""
PAGES = (
    "/",
    "/?q=what+scopes+for+CDR?",
    "/?q=which+permission+opens+the+coffee+machine?",
    "/?q=GET+/people&level=admin&add=read+CDRs&add=list+rooms&without=3",
    "/?q=GET+/people&then=why",
    AUDIT,
    "/scopes",
    "/scopes/spark:all",
    "/scopes/spark:xsi",
    "/areas",
    "/areas/calling",
    "/operations",
    "/operations/GET/v1/people",
    "/operations/POST/v1/telephony/config/locations/{locationId}/queues",
    "/mismatches",
    "/build?need=read+CDR&need=repair+the+coffee+machine&scope=spark:rooms_read&find=queue",
    "/?q=review+sheet+for+read+CDRs+and+GET+/people",
    "/scopes/spark:peple_read",
    "/scopes?find=spark:peple_read",
    "/nothing-here",
)


@pytest.fixture(scope="module")
def address(knowledge: Knowledge) -> Iterator[str]:
    """Where the catalog is served."""
    app = Flask(__name__, static_folder=None)
    app.register_blueprint(create_catalog(knowledge))
    with served(app) as url:
        yield url


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page on the catalog; neither its script nor its policy may complain."""
    yield from opened(browser, address)


@pytest.fixture
def plain_page(browser: Browser, address: str) -> Iterator[Page]:
    """A page in a browser without JavaScript."""
    yield from opened(browser, address, java_script_enabled=False)


def opened(browser: Browser, address: str, expected: str = "404", **options: Any) -> Iterator[Page]:
    complaints: list[str] = []
    context = browser.new_context(base_url=address, **options)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.on("pageerror", lambda error: complaints.append(error.message))
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    yield page
    context.close()
    assert [text for text in complaints if expected not in text] == []


def query_of(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_a_question_is_answered_as_one_types(page: Page) -> None:
    page.goto("/")

    page.get_by_label("What should your app do?").press_sequentially(QUESTION)

    expect(page.locator("#answer pre").first).to_contain_text(CDR)
    expect(page.get_by_role("status")).to_have_text(f"Found: {CDR}")
    expect(page.get_by_label("What should your app do?")).to_be_focused()


def test_the_address_of_an_answer_can_be_shared(page: Page) -> None:
    page.goto("/")
    page.get_by_label("What should your app do?").fill(QUESTION)
    page.wait_for_url(lambda url: "CDR" in url)

    page.goto(page.url)

    assert query_of(page) == {"q": [QUESTION]}
    expect(page.get_by_label("What should your app do?")).to_have_value(QUESTION)
    expect(page.locator("#answer pre").first).to_contain_text(CDR)


def test_a_pasted_token_does_not_stay_in_the_address(page: Page) -> None:
    page.goto("/")
    page.get_by_label("What should your app do?").fill(f"Bearer {access_token()} GET /rooms")

    page.wait_for_url(lambda url: "rooms" in url)
    assert query_of(page) == {"q": ["Bearer *** GET /rooms"]}


def test_a_question_is_sent_in_no_address(page: Page) -> None:
    page.goto("/")
    with page.expect_request("**/") as sent:
        page.get_by_label("What should your app do?").fill(f"Bearer {access_token()}")

    assert (sent.value.method, urlsplit(sent.value.url).query) == ("POST", "")


def test_without_the_script_an_answer_has_its_address_too(plain_page: Page) -> None:
    plain_page.goto("/")
    plain_page.get_by_label("What should your app do?").fill(QUESTION)
    plain_page.get_by_role("button", name="Ask").click()

    expect(plain_page.locator("#answer pre").first).to_contain_text(CDR)
    assert query_of(plain_page) == {"q": [QUESTION]}


@pytest.mark.parametrize("with_script", [True, False])
def test_one_can_ask_on_about_an_answer(browser: Browser, address: str, with_script: bool) -> None:
    for page in opened(browser, address, java_script_enabled=with_script):
        page.goto("/?q=GET+/people")
        page.get_by_role("button", name="As administrator").click()
        expect(page.locator("#answer pre").first).to_contain_text("spark-admin:people_read")

        page.get_by_label("Change or question this answer").fill("and also read CDRs")
        page.keyboard.press("Enter")

        expect(page.locator("#answer pre").first).to_contain_text(CDR)
        assert query_of(page) == {"q": ["GET /people"], "level": ["admin"], "add": ["read CDRs"]}


def test_one_can_ask_on_about_an_answer_that_came_while_typing(page: Page) -> None:
    page.goto("/")
    page.get_by_label("What should your app do?").fill(QUESTION)
    page.get_by_label("Change or question this answer").fill("authorize url for it")
    page.get_by_role("button", name="Go on").click()

    expect(page.locator("#answer")).to_contain_text("https://webexapis.com/v1/authorize?")
    expect(page.get_by_label("What should your app do?")).to_have_value(QUESTION)


def test_a_question_too_long_for_an_address_is_answered_too(page: Page) -> None:
    page.goto("/")
    page.get_by_label("What should your app do?").fill(f"what does spark:all do? {'really ' * 900}")

    expect(page.locator("#answer article")).to_be_visible()
    assert query_of(page) == {}


def test_the_scope_string_is_copied(page: Page, address: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
    page.goto(f"/?q={QUESTION}")

    page.get_by_role("button", name="Copy").first.click()

    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == CDR


def test_the_builder_keeps_everything_in_the_address(page: Page) -> None:
    page.goto("/build")
    page.get_by_label("Add a need or an API call").fill("read CDR")
    page.get_by_role("button", name="Add").click()
    expect(page.locator("#string")).to_contain_text(CDR)
    expect(page.get_by_label("Add a need or an API call")).to_have_value("")

    page.get_by_label("Find operations and scopes to select").fill("rooms_read")
    page.locator("#offered").get_by_role("checkbox", name="spark:rooms_read").click()
    expect(page.locator("#string code")).to_have_text(f"{CDR} spark:rooms_read")

    page.get_by_label("Client ID").fill("Cabc")
    expect(page.locator("#authorize")).to_contain_text("client_id=Cabc")
    page.reload()
    expect(page.locator("#string code")).to_have_text(f"{CDR} spark:rooms_read")
    expect(page.locator("#authorize")).to_contain_text("client_id=Cabc")
    assert query_of(page)["need"] == ["read CDR"]


def test_needs_typed_faster_than_they_are_understood_are_all_added(page: Page) -> None:
    page.goto("/build")
    held: list[Route] = []
    page.route("**/build?need=*", lambda route: held.append(route))
    need = page.get_by_label("Add a need or an API call")
    for text in ("read CDR", "list rooms"):
        need.fill(text)
        with page.expect_request("**/build?need=*"):
            need.press("Enter")
    need.fill("create a")

    held[-1].continue_()

    expect(page.locator("#string code")).to_have_text(f"{CDR} spark:rooms_read")
    expect(need).to_have_value("create a")


def test_half_a_need_is_not_selected(page: Page) -> None:
    page.goto("/build?scope=spark:rooms_read")
    page.get_by_label("Add a need or an API call").fill("read messages and")

    page.get_by_label("Use PKCE").click()

    expect(page.locator("#authorize")).to_contain_text("code_challenge")
    assert query_of(page) == {"scope": ["spark:rooms_read"], "pkce": ["1"]}


def test_a_selection_that_is_refused_is_left_to_the_browser(browser: Browser, address: str) -> None:
    most = "&".join(f"need=GET+/rooms/{number}" for number in range(MOST_NEEDS))
    for page in opened(browser, address, expected="400"):
        page.goto(f"/build?{most}&find=list")
        page.locator("#offered [name=need]").first.click()

        expect(page.get_by_role("heading", level=1)).to_have_text("Bad Request")


def test_one_hears_that_the_server_is_away_while_one_types(browser: Browser, address: str) -> None:
    for page in opened(browser, address, expected="503"):
        page.goto("/")
        page.route("**/", lambda route: route.fulfill(status=503))
        page.get_by_label("What should your app do?").fill(QUESTION)

        expect(page.get_by_role("status")).to_contain_text("did not answer")
        expect(page.get_by_role("status")).to_be_in_viewport()
        page.unroute_all()


def test_the_keyboard_stays_with_what_it_selected(page: Page) -> None:
    page.goto("/build?find=rooms_read&scope=spark:all")
    box = page.get_by_role("checkbox", name="spark:rooms_read")
    box.press("Space")
    expect(page.locator("#string code")).to_have_text("spark:all spark:rooms_read")
    expect(box).to_be_focused()

    page.keyboard.press("Space")

    expect(page.locator("#string code")).to_have_text("spark:all")
    page.get_by_role("checkbox", name="spark:all").press("Space")
    expect(page.locator("#string")).to_have_count(0)
    expect(page.get_by_label("Add a need or an API call")).to_be_focused()


def test_what_is_deselected_leaves_the_set(page: Page) -> None:
    page.goto("/build?need=read+CDR&scope=spark:rooms_read")

    page.get_by_role("checkbox", name="read CDR").click()

    expect(page.locator("#string code")).to_have_text("spark:rooms_read")
    assert query_of(page) == {"scope": ["spark:rooms_read"]}


def test_operations_are_filtered_as_one_types(page: Page) -> None:
    page.goto("/operations")

    page.get_by_label("Find").press_sequentially("hunt group")
    page.get_by_label("Method").select_option("POST")

    expect(page.locator("#found > p")).to_contain_text(" of 2,111 operations")
    expect(page.locator("#found .method").first).to_have_text("POST")
    page.wait_for_url(lambda url: "method=POST" in url)
    assert query_of(page) == {"find": ["hunt group"], "method": ["POST"]}


def test_everything_can_be_reached_with_the_keyboard(page: Page) -> None:
    page.goto("/areas")

    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(
        page.get_by_role("link", name=re.compile("^Calling 996 operations User 6 Admin 10$"))
    ).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Calling")


def test_a_question_is_asked_with_the_enter_key(page: Page) -> None:
    page.goto("/")
    expect(page.get_by_label("What should your app do?")).to_be_focused()

    page.keyboard.type(QUESTION)
    page.keyboard.press("Enter")

    expect(page.locator("#answer pre").first).to_contain_text(CDR)
    expect(page.get_by_label("What should your app do?")).to_have_value(QUESTION)


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_wider_than_a_narrow_screen(page: Page, path: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(path)

    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_accessible(browser: Browser, address: str, path: str, scheme: str) -> None:
    for page in opened(browser, address, color_scheme=scheme):
        page.goto(path)
        for closed in page.locator("main details:not([open]) > summary").all()[:2]:
            closed.click()
        found = Axe().run(page, options=ALSO_EXPERIMENTAL)
        assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_accessible_on_a_narrow_screen(browser: Browser, address: str, path: str) -> None:
    for page in opened(browser, address, viewport={"width": 390, "height": 800}):
        page.goto(path)
        found = Axe().run(page, options=ALSO_EXPERIMENTAL)
        assert found.violations_count == 0, found.generate_report()


def test_the_check_of_names_sees_a_name_without_what_is_seen(page: Page) -> None:
    page.set_content('<main><a href="/" aria-label="Elsewhere">Here and now</a></main>')

    found = Axe().run(page, options=ALSO_EXPERIMENTAL).response["violations"]
    assert "label-content-name-mismatch" in [rule["id"] for rule in found]


def test_back_and_forward_lead_through_answers(page: Page) -> None:
    page.goto("/")
    box = page.get_by_label("What should your app do?")
    for question, scope in ((QUESTION, CDR), ("list rooms", "spark:rooms_read")):
        box.fill(question)
        box.press("Enter")
        expect(page.locator("#answer pre").first).to_contain_text(scope)

    page.go_back()
    expect(page.locator("#answer pre").first).to_contain_text(CDR)
    expect(box).to_have_value(QUESTION)
    page.go_back()
    expect(page.get_by_role("region", name="Examples")).to_be_visible()
    page.go_forward()
    expect(page.locator("#answer pre").first).to_contain_text(CDR)
    page.go_forward()
    expect(page.locator("#answer pre").first).to_contain_text("spark:rooms_read")
    expect(box).to_have_value("list rooms")


def test_back_leads_through_filters_and_selections(page: Page) -> None:
    page.goto("/operations")
    page.get_by_label("Method").select_option("POST")
    page.wait_for_url("**/operations?method=POST")
    page.get_by_label("Method").select_option("PUT")
    page.wait_for_url("**/operations?method=PUT")

    page.go_back()

    expect(page.locator("#found .method").first).to_have_text("POST")
    expect(page.get_by_label("Method")).to_have_value("POST")
    page.go_back()
    expect(page.get_by_label("Method")).to_have_value("")


def test_what_is_typed_in_one_go_is_one_step_back(page: Page) -> None:
    page.goto("/scopes")
    find = page.get_by_label("Find", exact=True)
    for part in ("rooms", "rooms_read"):
        find.fill(part)
        page.wait_for_url(f"**/scopes?find={part}")

    page.go_back()

    expect(page).to_have_url(re.compile("/scopes$"))


def test_a_link_within_the_page_is_no_reason_to_load_it_again(page: Page) -> None:
    page.goto("/areas")
    page.evaluate("window.isTheSame = true")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/areas#main")

    assert page.evaluate("window.isTheSame")


@pytest.mark.parametrize(
    ("path", "label"),
    [(AUDIT, "What should your app do?"), ("/scopes", "Find"), ("/build", "Find operations")],
)
def test_a_slash_leads_to_the_search(page: Page, path: str, label: str) -> None:
    page.goto(path)
    page.get_by_role("heading", level=1).click()
    search = page.get_by_label(label).first

    page.keyboard.press("/")
    expect(search).to_be_focused()
    before = search.input_value()
    page.keyboard.press("End")
    page.keyboard.press("/")

    expect(search).to_have_value(f"{before}/")


def test_the_link_to_an_answer_is_copied(page: Page, address: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
    page.goto("/?q=GET+/people&level=admin")

    page.get_by_role("button", name="Copy link").click()

    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.url


@pytest.mark.parametrize(("kind", "begins"), [("Markdown", "**Review"), ("CSV", "Scope,")])
@pytest.mark.parametrize("path", [f"/?q={QUESTION}", "/build?need=read+CDR"])
def test_a_set_is_taken_away_for_a_review(page: Page, path: str, kind: str, begins: str) -> None:
    page.goto(path)
    with page.expect_download() as taken:
        page.get_by_role("link", name=kind, exact=True).click()

    text = taken.value.path().read_text(encoding="utf-8")
    assert text.startswith(begins)
    assert CDR in text


def test_paper_shows_the_sheet_and_no_controls(page: Page) -> None:
    page.emulate_media(media="print", color_scheme="dark")
    page.goto("/?q=review+sheet+for+read+CDRs")

    expect(page.locator(".answer")).to_be_visible()
    expect(page.locator("button:visible, form:visible, nav:visible, .links:visible")).to_have_count(
        0
    )
    color, behind = page.evaluate(
        "[document.querySelector('.answer p:not(.outcome)'), document.querySelector('.answer')]"
        ".map((each, n) => getComputedStyle(each)[n ? 'backgroundColor' : 'color'])"
    )
    assert (color, behind) == ("rgb(0, 0, 0)", "rgba(0, 0, 0, 0)")


def test_the_check_of_accessibility_sees_what_is_wrong(page: Page) -> None:
    page.set_content('<main><img src="data:,"><p style="color: #ddd">pale</p></main>')

    assert Axe().run(page).violations_count > 1


def test_dark_mode_is_dark(browser: Browser, address: str) -> None:
    shades = {}
    for scheme in ("light", "dark"):
        for page in opened(browser, address, color_scheme=scheme):
            page.goto("/")
            shown = page.evaluate("getComputedStyle(document.body).backgroundColor")
            shades[scheme] = sum(int(part) for part in shown[4:-1].split(","))

    assert shades["dark"] < 100 < 600 < shades["light"]


def test_asking_works_without_script(plain_page: Page) -> None:
    plain_page.goto("/")

    plain_page.get_by_label("What should your app do?").fill(QUESTION)
    plain_page.get_by_role("button", name="Ask").click()

    expect(plain_page.locator("#answer pre").first).to_contain_text(CDR)


def test_reading_and_filtering_work_without_script(plain_page: Page) -> None:
    plain_page.goto("/scopes")

    plain_page.get_by_label("Find").fill("cdr")
    plain_page.get_by_role("button", name="Show").click()
    plain_page.get_by_role("link", name=CDR).click()

    expect(plain_page.get_by_role("heading", level=1)).to_have_text(CDR)


def test_building_works_without_script(plain_page: Page) -> None:
    plain_page.goto("/build")

    plain_page.get_by_label("Add a need or an API call").fill("read CDR")
    plain_page.get_by_role("button", name="Add").click()

    expect(plain_page.locator("#string")).to_contain_text(CDR)
