"""From pages of the API reference to their operations: by the title, then by the resource."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from scopes.data.operations import Operation, slug
from scopes.reading.pages import Page, without_number
from scopes.text.similarity import most_like

_PRODUCTS = {
    "calling": "webex-cloud-calling",
    "webex-calling": "webex-cloud-calling",
    "meeting": "webex-meeting",
    "meetings": "webex-meeting",
    "messaging": "webex-messaging",
    "admin": "webex-admin",
    "devices": "webex-device",
    "contact-center": "webex-contact-center",
    "webex-contact-center": "webex-contact-center",
    "broadworks": "webex-broadworks",
    "wholesale": "webex-wholesale",
}
"""The products of the data by what stands in front of newer addresses."""
_ALIKE = 75
"""Percent of likeness from which a name is taken for one that is misspelt."""


class Pages:
    """The operations by the names of their pages."""

    def __init__(self, operations: Iterable[Operation]) -> None:
        self._by_title: dict[str, list[Operation]] = defaultdict(list)
        self._by_resource: dict[str, list[Operation]] = defaultdict(list)
        for operation in operations:
            self._by_title[slug(operation.title)].append(operation)
            self._by_resource[_resource(operation)].append(operation)

    def find(self, page: Page) -> list[Operation]:
        """Return what a page with a title may mean: those of its resource and product first."""
        found = self._by_title.get(page.title, [])
        return sorted(found, key=lambda operation: -_fit(operation, page))

    def is_sure(self, page: Page, found: Sequence[Operation]) -> bool:
        """Return whether the address itself tells the first operation from the others."""
        best = [each for each in found if _fit(each, page) == _fit(found[0], page)]
        return len({each.key for each in best}) == 1

    def of_resource(self, page: Page) -> list[Operation]:
        """Return the operations of a resource, in the order of the data."""
        return self._by_resource.get(without_number(page.resource), [])

    def closest(self, page: Page) -> list[Operation]:
        """Return the operations whose titles look most like that of a page nobody knows."""
        among = {slug(each.title): each for each in self.of_resource(page)}
        near = most_like(page.title, list(among), 3, _ALIKE)
        return [among[title] for title, _ in near]


def _resource(operation: Operation) -> str:
    return without_number(slug(operation.tag))


def _fit(operation: Operation, page: Page) -> int:
    is_resource = _resource(operation) == without_number(page.resource)
    return 2 * is_resource + (operation.product == _PRODUCTS.get(page.product))
