"""The catalog as one blueprint: pages, API, and what protects every response of the app."""

from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from flask import Blueprint
from markupsafe import Markup, escape
from werkzeug.exceptions import HTTPException

from rendering.as_html import to_inline_html
from scopes.knowledge import Knowledge
from web.answers import Answers
from web.api import Api
from web.building import Building
from web.keeping import validate
from web.links import links_of
from web.listing import Lists
from web.mismatches import Find, MismatchPage
from web.operation import OperationPages, address_of
from web.pages import Pages
from web.protection import explain, protect
from web.reviews import Reviews
from wording import builder, operation_page, pictures
from wording import web as say

STATIC = Path(__file__).parent / "static"


def create_catalog(knowledge: Knowledge, mismatches: Find = tuple) -> Blueprint:
    """Return the pages and the API over what is known; also headers and errors for the app.

    `mismatches` finds what the documents leave open or tell wrongly.
    """
    blueprint = Blueprint(
        "catalog",
        __name__,
        template_folder="templates",
        static_folder="static",
        static_url_path="/static",
    )
    lists = Lists(knowledge)
    for part in (Answers, Pages, OperationPages, Building, Reviews, Api):
        part(knowledge, lists).register(blueprint)
    MismatchPage(knowledge, mismatches).register(blueprint)
    version = _version_of_static()
    _set_up_templates(blueprint, knowledge, version)
    blueprint.after_request(partial(validate, version))
    blueprint.after_app_request(protect)
    blueprint.app_errorhandler(HTTPException)(explain)
    return blueprint


def _set_up_templates(blueprint: Blueprint, knowledge: Knowledge, version: str) -> None:
    link = links_of(knowledge)
    shared: dict[str, Any] = {
        "say": say,
        "builder": builder,
        "operation_page": operation_page,
        "pictures": pictures,
        "version": version,
        "catalog_date": knowledge.catalog.data_date,
        "operations_date": knowledge.operations.data_date,
    }
    blueprint.app_context_processor(lambda: shared)
    blueprint.app_template_filter("marked")(lambda text: Markup(to_inline_html(text, link)))
    blueprint.app_template_filter("page_of_operation")(address_of)
    blueprint.app_template_filter("breakable")(_breakable)


def _breakable(path: str) -> Markup:
    """Let a path break after each slash."""
    return escape(path).replace("/", Markup("/<wbr>"))


def _version_of_static() -> str:
    """Return a short hash of the static files, so that browsers may keep them forever."""
    digest = sha256()
    for path in sorted(STATIC.iterdir()):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:10]
