"""The chat page: its shell, the people one can play, and news as server-sent events."""

import json
import queue
from collections.abc import Iterator
from typing import cast

from flask import Blueprint, Flask, Response, current_app, jsonify, render_template, request

from sandbox.events import Event
from sandbox.records import Json, Person
from sandbox.store import Store

CONTENT_SECURITY_POLICY = (
    "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
KEEP_ALIVE = 15.0

views = Blueprint("chat", __name__)


def register(app: Flask) -> None:
    """Serve the page from ``app``, for the people in its extensions to talk to the bot."""
    app.register_blueprint(views)
    app.after_request(_protect)


def _protect(response: Response) -> Response:
    response.headers["Content-Security-Policy"] = CONTENT_SECURITY_POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
    response.headers.setdefault("Cache-Control", "no-cache")
    return response


@views.get("/")
def show_page() -> str:
    """Return the shell of the page; the script fills it."""
    return render_template("chat.html", bot=current_app.extensions["bot"])


@views.get("/chat/people")
def list_players() -> Response:
    """Return the people one can play, with their tokens, and the bot."""
    store = cast(Store, current_app.extensions["store"])
    players = cast(list[Person], current_app.extensions["players"])
    return jsonify(
        people=[{**person.to_json(), "token": store.token_of(person.id)} for person in players],
        bot=cast(Person, current_app.extensions["bot"]).to_json(),
    )


@views.get("/chat/events")
def stream_events() -> Response:
    """Send what happens, as far as one person may know of it, until the page goes away."""
    store = cast(Store, current_app.extensions["store"])
    person = store.person(request.args.get("person", ""))
    stream = _stream(store, person.id)
    return Response(stream, mimetype="text/event-stream", headers={"Cache-Control": "no-store"})


def _stream(store: Store, person_id: str) -> Iterator[str]:
    news: queue.SimpleQueue[Event] = queue.SimpleQueue()
    unsubscribe = store.subscribe(news.put)
    try:
        yield ": listening\n\n"
        while True:
            try:
                event = news.get(timeout=KEEP_ALIVE)
            except queue.Empty:
                yield ": still here\n\n"
                continue
            if person_id in event.audience:
                yield f"data: {json.dumps(_news(event))}\n\n"
    finally:
        unsubscribe()


def _news(event: Event) -> Json:
    return {"resource": event.resource, "event": event.event, "data": event.data}
