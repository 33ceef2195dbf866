"""Arrays in a file come back as they were, and the same arrays make the same bytes."""

from pathlib import Path

import numpy as np

from scopes.finding.weights import Array, read_arrays, read_head, write


def test_arrays_come_back_as_they_were(tmp_path: Path) -> None:
    arrays: dict[str, Array] = {
        "bytes": np.arange(-3, 3, dtype=np.int8).reshape(2, 3),
        "text": np.frombuffer("größe".encode(), np.uint8),
        "real": np.array([[0.5], [-2.0]], np.float32),
    }
    write(tmp_path / "some.bin", {"made": "today – by us"}, arrays)
    assert read_head(tmp_path / "some.bin") == {"made": "today – by us"}
    found = read_arrays(tmp_path / "some.bin")
    assert list(found) == list(arrays)
    for name, array in arrays.items():
        assert found[name].dtype == array.dtype
        np.testing.assert_array_equal(found[name], array)


def test_the_same_arrays_make_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write(tmp_path / name, {"a": "b"}, {"x": np.zeros(7, np.float16)})
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
