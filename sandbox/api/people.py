"""``/people``: who am I, and who is that?"""

from flask import Blueprint, Response, jsonify, request

from sandbox.api.common import me, page, store
from sandbox.directory import EMAIL
from sandbox.errors import WebexError
from sandbox.records import Person

views = Blueprint("people", __name__, url_prefix="/people")


@views.get("/me")
def get_me() -> Response:
    """Show the owner of the token."""
    return jsonify(me().to_json())


@views.get("/<person_id>")
def get_person(person_id: str) -> Response:
    """Show anybody by id."""
    return jsonify(store().person(person_id).to_json())


@views.get("")
def list_people() -> Response:
    """Find people; an email address is found only within the caller's organization."""
    people = [person for person in store().people() if _is_wanted(person)]
    if not request.args.keys() & {"email", "displayName", "id"}:
        raise WebexError(400, "Email or displayName should be specified.")
    return page(people, lambda person: person.created, Person.to_json)


def _is_wanted(person: Person) -> bool:
    email, name, ids = (request.args.get(key) for key in ("email", "displayName", "id"))
    if email and not EMAIL.fullmatch(email):
        raise WebexError(400, "Invalid email address.")
    return (
        (not email or (person.email == email.lower() and person.org_id == me().org_id))
        and (not name or person.display_name.lower().startswith(name.lower()))
        and (not ids or person.id in ids.split(","))
    )
