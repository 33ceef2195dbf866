"""The targets of `make fuzz` hold for their seeds and for a few random inputs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fuzz.targets import TARGETS, seeds

DATA = st.binary(max_size=300) | st.text(max_size=200).map(
    lambda text: text.encode(errors="replace")
)


@pytest.mark.parametrize("name", TARGETS)
def test_the_seeds_break_nothing(name: str) -> None:
    some = list(seeds(name))[:20]

    assert some
    for seed in some:
        TARGETS[name](seed)


@pytest.mark.parametrize("name", TARGETS)
@given(data=DATA)
def test_no_bytes_break_anything(name: str, data: bytes) -> None:
    TARGETS[name](data)
