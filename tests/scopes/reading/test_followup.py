import pytest

from scopes.reading.followup import FollowUp, read_follow_up


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("why?", FollowUp.WHY),
        ("Why these?", FollowUp.WHY),
        ("why is it needed", FollowUp.WHY),
        ("tell me more", FollowUp.WHY),
        ("as admin", FollowUp.AS_ADMIN),
        ("and as an administrator?", FollowUp.AS_ADMIN),
        ("what about for an org admin?", FollowUp.AS_ADMIN),
        ("only as an admin", FollowUp.AS_ADMIN),
        ("only for myself", FollowUp.AS_USER),
        ("just for me, please", FollowUp.AS_USER),
        ("as a normal user", FollowUp.AS_USER),
        ("as a compliance officer", FollowUp.AS_COMPLIANCE),
        ("and to change them?", FollowUp.CHANGE),
        ("what scopes to edit it?", FollowUp.CHANGE),
        ("and to create one?", FollowUp.CREATE),
        ("to delete those too", FollowUp.DELETE),
        ("and to read it?", FollowUp.READ),
        ("What else does it grant?", FollowUp.GRANTS),
        ("what else does it open?", FollowUp.GRANTS),
        ("what does it grant access to?", FollowUp.GRANTS),
        ("what can I do with these scopes?", FollowUp.GRANTS),
        ("authorize url for that", FollowUp.AUTHORIZE),
        ("compare with the first", FollowUp.COMPARE),
        ("review sheet for those", FollowUp.REVIEW),
        ("what is the worst they can do?", FollowUp.REVIEW),
        ("and at worst?", FollowUp.REVIEW),
        ("and compare it to the first one", FollowUp.COMPARE),
    ],
)
def test_what_only_makes_sense_after_an_answer_is_recognised(said: str, meant: FollowUp) -> None:
    assert read_follow_up(said) is meant


@pytest.mark.parametrize(
    "said",
    [
        "",
        "?",
        "hello",
        "help",
        "what scopes for CDR?",
        "list call queues",
        "admin",
        "create a space",
        "delete a message as admin",
        "why does GET /people answer 403 although my token has spark:people_read and more?",
        "compare spark:people_read and spark-admin:people_read",
        "what can I do with spark:rooms_read?",
        "authorize url for spark:rooms_read",
        "and and and and and",
        "change " * 2000,
    ],
)
def test_a_question_that_stands_for_itself_is_none(said: str) -> None:
    assert read_follow_up(said) is None
