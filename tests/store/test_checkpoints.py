import sqlalchemy as sa

from store.checkpoints import Checkpoints


def test_a_moment_is_remembered_until_it_is_forgotten(any_engine: sa.Engine) -> None:
    checkpoints = Checkpoints(any_engine)

    before = checkpoints.get("seen")
    checkpoints.set("seen", 100.9)
    checkpoints.set("seen", 200.9)
    checkpoints.set("other", 300)
    after = checkpoints.get("seen")
    checkpoints.forget("seen")

    assert (before, after) == (None, 200)
    assert (checkpoints.get("seen"), checkpoints.get("other")) == (None, 300)
