import pytest

from scopes.code.spans import without


@pytest.mark.parametrize(
    ("spans", "wanted"),
    [
        ([], "ab\ncd ef"),
        ([(1, 4)], "a \n d ef"),
        ([(6, 8), (0, 1)], " b\ncd   "),
        ([(0, 4), (1, 2), (3, 5)], "  \n   ef"),
    ],
)
def test_parts_become_blanks_and_all_else_keeps_its_place(
    spans: list[tuple[int, int]], wanted: str
) -> None:
    assert without("ab\ncd ef", spans) == wanted
