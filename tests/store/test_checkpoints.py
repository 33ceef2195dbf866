import sqlalchemy as sa

from store.checkpoints import Marks


def test_a_moment_is_remembered_until_it_is_forgotten(any_engine: sa.Engine) -> None:
    marks = Marks(any_engine)

    before = marks.get("seen")
    marks.set("seen", 100.9)
    marks.set("seen", 200.9)
    marks.set("other", 300)
    after = marks.get("seen")
    marks.forget("seen")

    assert (before, after) == (None, 200)
    assert (marks.get("seen"), marks.get("other")) == (None, 300)
