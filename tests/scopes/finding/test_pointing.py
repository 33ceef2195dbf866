"""Parts that point at what another one names are told from those that say all they mean."""

import pytest

from scopes.finding.pointing import has_pronoun, says_all
from scopes.knowledge import Knowledge


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("list rooms", True),
        ("change my room so that it locks", True),
        ("delete it", False),
        ("add all of them again", False),
    ],
)
def test_a_part_says_all_it_means_unless_it_points_at_another(
    knowledge: Knowledge, text: str, expected: bool
) -> None:
    reader = knowledge.reader

    assert says_all(text, reader, reader.parts_reader()) is expected


def test_a_pronoun_is_noticed() -> None:
    assert has_pronoun("delete them")
    assert not has_pronoun("delete rooms")
