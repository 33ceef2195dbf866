"""The table of SDK calls comes from packages that are read and not run."""

from pathlib import Path

from scopes.data.operations import HOST, Operation, Operations, Removed
from tools.build_sdk_calls import TABLE, read_package

SOURCE = """
raise SystemExit("a package is never run")

class RoomsAPI:
    def list(self):
        return self._session.get("rooms")

    def get(self, roomId):
        return self._session.get("rooms/" + roomId)

    def tabs(self, roomId):
        return self._session.get("rooms/" + roomId + "/tabs")

class WebexAPI:
    def __init__(self):
        self.rooms = RoomsAPI(self._session)
"""


def operation(method: str, path: str) -> Operation:
    return Operation(method, path, HOST, "", "messaging", "", "unknown", "", False, False, {})


def test_calls_of_a_package_lead_to_operations_also_to_those_that_are_gone(tmp_path: Path) -> None:
    gone = Removed("GET", "/rooms/{roomId}", "messaging", "Get", "2026-08-21", "", "")
    (tmp_path / "sdk").mkdir()
    (tmp_path / "sdk" / "api.py").write_text(SOURCE, "utf-8")
    (tmp_path / "PKG-INFO").write_text("Name: sdk\nVersion: 1.2\n", "utf-8")

    name, rows = read_package(
        tmp_path, Operations((operation("GET", "/v1/rooms"),), "", "", removed=(gone,))
    )

    assert name == "sdk 1.2"
    assert rows == {"rooms.list": ("GET", "/v1/rooms"), "rooms.get": ("GET", "/rooms/{id}")}


def test_the_documents_name_the_versions_that_the_table_comes_from() -> None:
    head = TABLE.read_text("utf-8").partition("\n")[0]
    packages = head.partition(" from ")[2].removesuffix(", do not edit").split(", ")

    said = (TABLE.parents[1] / "docs" / "data.md").read_text("utf-8")

    assert len(packages) == 3
    assert [package for package in packages if package not in said] == []
