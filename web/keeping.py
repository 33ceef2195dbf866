"""Keep pages: rendered once, sent compressed, and sent again only when they have changed."""

import gzip
from collections.abc import Callable
from functools import wraps

from flask import Response, request

View = Callable[..., str]
LEAST_TO_COMPRESS = 1000
LEVEL = 5
"""How hard gzip tries: a page of 150 KB takes about 2 ms, and a higher level gains 2 %."""
FOREVER = "public, max-age=31536000, immutable"


def kept(view: View) -> View:
    """Render a page without a query once: it depends on the data, and where the app is mounted.

    Only pages that exist are kept, so their number is bounded by the data.
    """
    pages: dict[tuple[str, str], str] = {}

    @wraps(view)
    def show(*parts: object, **names: object) -> str:
        if request.query_string or request.method == "POST":
            return view(*parts, **names)
        key = (request.script_root, request.path)
        if key not in pages:
            pages[key] = view(*parts, **names)
        return pages[key]

    return show


def validate(version: str, response: Response) -> Response:
    """Let browsers keep what they have: 304 for the same page, files of this version forever.

    While a new version is being installed on several machines, a page of one may ask another for
    files; those of another version must not be kept under its name.
    """
    if request.method not in ("GET", "HEAD") or response.status_code != 200:
        return response
    if request.endpoint == "catalog.static" and request.args.get("v") == version:
        response.headers["Cache-Control"] = FOREVER
    elif not response.cache_control.no_store:
        response.headers["Cache-Control"] = "no-cache"
    if not response.is_streamed:
        _compress(response)
        response.add_etag()
    response.make_conditional(request)
    return response


def _compress(response: Response) -> None:
    """Compress a page for clients that take it; the compressed page gets an ETag of its own.

    Pages whose question held a secret stay as they are, so that no length tells of it.
    """
    response.vary.add("Accept-Encoding")
    takes_it = request.accept_encodings["gzip"] > 0
    data = response.get_data()
    if takes_it and len(data) >= LEAST_TO_COMPRESS and not response.cache_control.no_store:
        response.set_data(gzip.compress(data, LEVEL, mtime=0))
        response.content_encoding = "gzip"
