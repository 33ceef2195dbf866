"""What every response of the app carries against misuse, and what errors look like."""

from collections.abc import Sequence

from flask import Response, jsonify, make_response, render_template, request
from werkzeug.exceptions import HTTPException, NotFound

from wording import web as say

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_TEXTS = {404: say.no_such_page(), 413: say.too_large(), 500: say.failed()}


class NoSuchScope(NotFound):
    """A scope that is not in the catalog; `closest` are those that its name resembles."""

    def __init__(self, text: str, closest: Sequence[str]) -> None:
        super().__init__(text)
        self.closest = closest


def protect(response: Response) -> Response:
    """Add the headers to any response of the app; no redirect repeats the Host of a request."""
    if response.location and response.location.startswith(request.host_url):
        response.location = "/" + response.location.removeprefix(request.host_url).lstrip("/")
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    return response


def explain(error: HTTPException) -> Response:
    """Turn an error into a page, or into JSON below `/api`."""
    status = error.code or 500
    own_words = error.description != type(error).description
    text = (error.description if own_words else None) or _TEXTS.get(status) or error.description
    if request.path.startswith("/api/"):
        response = jsonify(error=text, status=status)
    else:
        closest = error.closest if isinstance(error, NoSuchScope) else ()
        page = render_template(
            "error.html", status=status, name=error.name, text=text, closest=closest
        )
        response = make_response(page)
    response.status_code = status
    for name, value in error.get_headers(request.environ):
        if name.lower() not in ("content-type", "content-length"):
            response.headers[name] = value
    return response
