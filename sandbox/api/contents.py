"""``/contents``: the files of messages."""

from flask import Blueprint, Response, make_response, url_for
from werkzeug.datastructures import FileStorage

from sandbox.api.common import me, store
from sandbox.contents import Upload
from sandbox.errors import WebexError

views = Blueprint("contents", __name__, url_prefix="/contents")


@views.get("/<content_id>")
def get_content(content_id: str) -> Response:
    """Return a file of a message in a room the caller is in."""
    upload = store().contents.get(content_id)
    address = address_of(content_id)
    messages = (m for room in store().rooms_of(me().id) for m in store().messages(room.id))
    if not any(address in message.content.files for message in messages):
        raise WebexError(404, "Could not find a file with provided ID.")
    response = make_response(upload.content)
    response.headers["Content-Type"] = upload.media_type
    response.headers.set("Content-Disposition", "attachment", filename=upload.name)
    return response


def keep(file: FileStorage) -> str:
    """Keep an uploaded file and return its address."""
    upload = Upload(file.filename or "file", file.mimetype, file.read())
    return address_of(store().contents.add(upload))


def address_of(content_id: str) -> str:
    """Return where a file is."""
    return url_for("v1.contents.get_content", content_id=content_id, _external=True)
