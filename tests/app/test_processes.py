from types import SimpleNamespace

import pytest

from app.processes import choose_role


@pytest.mark.parametrize(
    ("running", "answers"),
    [
        ([], False),
        ([False], True),
        ([False, True], False),
        ([False, True, False], True),
        ([True], False),
        ([True, True, False], False),
    ],
)
def test_a_process_that_starts_takes_the_role_that_is_missing(
    running: list[bool], answers: bool
) -> None:
    workers = {number: SimpleNamespace(answers=each) for number, each in enumerate(running)}
    process = SimpleNamespace(answers=None)

    choose_role(SimpleNamespace(WORKERS=workers), process)

    assert process.answers is answers
