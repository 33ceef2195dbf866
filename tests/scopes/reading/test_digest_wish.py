import pytest

from scopes.knowledge import Knowledge
from scopes.reading.digest_wish import DigestWish, read_digest_wish

CALLING_AND_MEETINGS = ("calling", "meetings")


def read(said: str, knowledge: Knowledge) -> DigestWish | None:
    return read_digest_wish(said, knowledge.catalog.areas.values())


@pytest.mark.parametrize(
    ("said", "areas"),
    [
        ("subscribe", None),
        ("Please subscribe us!", None),
        ("Pls, subscribe us", None),
        ("subscribe to everything", ()),
        ("subscribe to scope changes", ()),
        ("tell us when scopes change", ()),
        ("Let me know if the scopes are changing.", ()),
        ("subscribe to calling and meetings", CALLING_AND_MEETINGS),
        ("subscribe us to Webex Calling, meetings", CALLING_AND_MEETINGS),
        ("subscribe to calling & meetings please", CALLING_AND_MEETINGS),
        ("notify us when scopes of calling or meetings change", CALLING_AND_MEETINGS),
        ("subscribe to the scopes of meetings", ("meetings",)),
        ("tell us when calling scopes change", ("calling",)),
        ("subscribe to Reports and Analytics", ("reports",)),
        ("subscribe to contact center", ("contact-center",)),
    ],
)
def test_a_wish_to_subscribe_is_read(
    knowledge: Knowledge, said: str, areas: tuple[str, ...] | None
) -> None:
    assert read(said, knowledge) == DigestWish("subscribe", areas)


@pytest.mark.parametrize(
    ("said", "wish"),
    [
        ("unsubscribe", DigestWish("unsubscribe")),
        ("unsubscribe from the weekly digest", DigestWish("unsubscribe", ())),
        ("unsubscribe from calling", DigestWish("unsubscribe", ("calling",))),
        ("Subscriptions?", DigestWish("show")),
        ("what are we subscribed to?", DigestWish("show")),
    ],
)
def test_other_wishes_are_read(knowledge: Knowledge, said: str, wish: DigestWish) -> None:
    assert read(said, knowledge) == wish


@pytest.mark.parametrize(
    "said",
    [
        "",
        "subscribe to meeting events",
        "webhook subscribe for recordings",
        "subscribe to messages",
        "subscribe to meetings and recordings",
        "unsubscribe from messages",
        "subscribe to message.created",
        "subscribe to calling events",
        "subscribe to presence",
        "subscribe to https://example.com/hook",
        "subscribe to calling and 🙂",
        "subscribe to real-time queue and agent figures",
        "tell me when a meeting changes",
        "notify me when messages change",
        "tell us when scopes of Zoom change",
        "which scopes do I need to subscribe to calling?",
        "list subscriptions",
        "which contact center events can a webhook subscribe to?",
        "subscribe to " + "calling and " * 1_000,
        "tell us when " + "scopes " * 1_000,
    ],
)
def test_a_question_is_no_wish(knowledge: Knowledge, said: str) -> None:
    assert read(said, knowledge) is None
