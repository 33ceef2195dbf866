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
