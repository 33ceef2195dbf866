import pytest

from scopes.knowledge import Knowledge
from scopes.privilege.spread import Share
from web.pictures import LARGEST_DOT, MOST_BARS, bars_of, map_of


def test_the_longest_bar_fills_the_picture() -> None:
    picture = bars_of([Share("a", 30, 10), Share("b", 0, 10)], "area")

    assert [(bar.reads_width, bar.changes_width) for bar in picture.bars] == [(75, 25), (0, 25)]


def test_many_small_shares_become_one_bar() -> None:
    shares = [Share(str(n), 1, 2) for n in range(MOST_BARS + 3)]

    picture = bars_of(shares, "area")

    assert len(picture.bars) == MOST_BARS + 1
    assert picture.bars[-1].share == Share("3 others", 3, 6)
    assert picture.shares == tuple(shares)


@pytest.mark.parametrize("number", [1, MOST_BARS, MOST_BARS + 1])
def test_no_share_is_put_together_with_nothing(number: int) -> None:
    shares = [Share(str(n), 1, 0) for n in range(number)]

    assert [bar.share for bar in bars_of(shares, "area").bars] == shares


def test_the_map_counts_every_offered_scope_once(knowledge: Knowledge) -> None:
    rows = map_of(knowledge)
    current = [s for s in knowledge.catalog.scopes.values() if not s.is_deprecated]

    assert sum(dot.number for row in rows for dot in row.dots) == len(current)
    assert max(dot.radius for row in rows for dot in row.dots) == LARGEST_DOT


def test_a_dot_for_nothing_is_not_drawn(knowledge: Knowledge) -> None:
    dots = [dot for row in map_of(knowledge) for dot in row.dots]

    assert {dot.radius for dot in dots if not dot.number} == {0}
    assert min(dot.radius for dot in dots if dot.number) > 0
