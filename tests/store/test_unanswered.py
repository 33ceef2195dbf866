import sqlalchemy as sa

from store.unanswered import UnansweredQuestion, UnansweredQuestions


def test_questions_are_counted_by_what_became_of_them(any_engine: sa.Engine) -> None:
    unanswered = UnansweredQuestions(any_engine)

    unanswered.count("open the door", "rejected")
    for _ in range(2):
        unanswered.count("open the door", "unanswered")

    assert unanswered.all() == [
        UnansweredQuestion("open the door", "unanswered", 2),
        UnansweredQuestion("open the door", "rejected", 1),
    ]


def test_the_latest_rejected_answer_to_a_need_is_kept(any_engine: sa.Engine) -> None:
    unanswered = UnansweredQuestions(any_engine)
    rejected = {"open the door": "GET /doors", "close it": ""}

    unanswered.count("open the door close it", "unanswered")
    unanswered.count("open the door close it", "rejected", rejected)
    unanswered.count("open the door close it", "rejected", {"open the door": "PUT /doors/{id}"})

    assert unanswered.all() == [
        UnansweredQuestion(
            "open the door close it",
            "rejected",
            2,
            {"close it": "", "open the door": "PUT /doors/{id}"},
        ),
        UnansweredQuestion("open the door close it", "unanswered", 1),
    ]
