import sqlalchemy as sa

from store.unanswered import Gap, Gaps


def test_questions_are_counted_by_what_became_of_them(any_engine: sa.Engine) -> None:
    gaps = Gaps(any_engine)

    gaps.count("open the door", "rejected")
    for _ in range(2):
        gaps.count("open the door", "unanswered")

    assert gaps.all() == [
        Gap("open the door", "unanswered", 2),
        Gap("open the door", "rejected", 1),
    ]
