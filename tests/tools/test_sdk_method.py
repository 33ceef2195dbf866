"""Methods of an SDK are followed to the address that they ask for."""

import ast

import pytest

from tools.sdk_method import Classes, Method

SOURCE = """
ENDPOINT = "rooms"

class Base:
    def ep(self, path=None):
        return self.session.ep(f"telephony/{path}")

class Api(Base, base="people"):
    feature = "hotel"

    def listed(self, limit):
        return self._session.get_items(ENDPOINT, params=limit)

    def read(self, room_id):
        return self._session.get(ENDPOINT + "/" + room_id)

    def created(self, body):
        url = f"{ENDPOINT}/{body.kind}/tab"
        return self.session.rest_post(url=url)

    def helped(self, queue_id):
        return super().put(self._endpoint(queue_id))

    def _endpoint(self, queue_id=None):
        if queue_id is None:
            return "queues"
        return f"queues/{queue_id}"

    def inherited(self):
        return self.delete(self.ep("calls"))

    def based(self):
        return super().patch(super().ep("me"))

    def unrelated(self, thing):
        return thing.get("rooms")
"""
MODULE = ast.parse(SOURCE)
CONSTANTS = {"ENDPOINT": ast.Constant("rooms")}
CLASSES: Classes = {
    node.name: (node, dict(CONSTANTS)) for node in MODULE.body if isinstance(node, ast.ClassDef)
}


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("listed", ("GET", "/rooms")),
        ("read", ("GET", "/rooms/{id}")),
        ("created", ("POST", "/rooms/{id}/tab")),
        ("helped", ("PUT", "/queues/{id}")),
        ("inherited", ("DELETE", "/telephony/calls")),
        ("based", ("PATCH", "/people/me")),
        ("unrelated", None),
    ],
)
def test_a_method_asks_for_an_address(name: str, asked: tuple[str, str] | None) -> None:
    owner = CLASSES["Api"][0]
    (method,) = (n for n in owner.body if isinstance(n, ast.FunctionDef) and n.name == name)

    assert Method(owner, CLASSES).address(method) == asked
