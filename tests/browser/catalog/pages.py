"""Where the pages of the catalog are, and how one is opened."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page

from tests.browser.tabs import Tabs

CDR = "spark-admin:calling_cdr_read"
QUESTION = "what scopes for CDR?"
AUDIT = "/?q=check+spark:all+spark:people_read+spark-admin:people_read"
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


def opened(tabs: Tabs, address: str, *expected: str, **options: Any) -> Iterator[Page]:
    with tabs.page(address, expected or ("404",), base_url=address, **options) as page:
        yield page


def query_of(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)
