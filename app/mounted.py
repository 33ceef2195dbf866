"""The web application below a path of an address that it shares, such as https://host/scopes."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from flask import Flask

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse


class Mounted(Flask):
    """Begins all its links with a path that the reverse proxy in front takes off.

    Its own paths stay as they are: mounted at /scopes, it is asked for /areas, and the links of
    that page lead to /scopes/areas.
    """

    def __init__(self, name: str, root: str) -> None:
        """`root` has a slash before it and none behind, or is "" for an address of its own."""
        super().__init__(name, static_folder=None)
        self._root = root

    def wsgi_app(self, environ: dict[str, Any], start_response: "StartResponse") -> Iterable[bytes]:
        """Serve as Flask does, with the path as where the application is."""
        return super().wsgi_app({**environ, "SCRIPT_NAME": self._root}, start_response)
