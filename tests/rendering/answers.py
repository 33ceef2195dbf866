"""Answers to render: a made-up one with every kind of block, and real ones of every handler."""

from scopes.answer import Answer, Bullets, Code, Paragraph
from scopes.privilege.needs import Match, Outcome

FULL = Answer(
    kind="advise",
    outcome=Outcome.FOUND,
    body=(
        Paragraph("Request **1 scope**:"),
        Bullets(("`spark:people_read`: People.", "`spark:rooms_read`: Spaces.")),
        Code("spark:people_read spark:rooms_read"),
        Paragraph("See [the guide](https://developer.webex.com/docs)."),
    ),
    level="user",
    scopes=("spark:people_read", "spark:rooms_read"),
    by_level={"user": ("spark:people_read",), "admin": ("spark-admin:people_read",)},
    matches=(Match("spark:people_read", 0.98765),),
    issues={"unknown": ("spark:nothing",)},
    choices=("help", "areas"),
)
QUESTIONS = (
    "what scopes for CDR?",
    "what does spark:peple_read do?",
    "what does spark:nothing_at_all do?",
    "GET /v1/people/me",
    "DELETE /v1/people/me/nothing",
    "areas",
    "groups",
    "scopes for meetings",
    "help",
    "hello",
    "which permission opens the coffee machine?",
    "",
)
