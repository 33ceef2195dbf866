import pytest
from flask import Flask

from scopes.knowledge import Knowledge
from web.links import links_of


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("spark:people_read", "/scopes/spark:people_read"),
        ("GET /people", "/operations/GET/v1/people"),
        ("GET /v1/people", "/operations/GET/v1/people"),
        ("what scopes for CDR?", "/?q=what+scopes+for+CDR?"),
        ("spark:nothing", None),
        ("javascript:alert(1)", None),
    ],
)
def test_names_lead_to_their_pages(
    app: Flask, knowledge: Knowledge, text: str, address: str | None
) -> None:
    with app.test_request_context():
        assert links_of(knowledge)(text) == address
