from pathlib import Path

import pytest

from scopes.data.errors import DataError, read_data


def test_a_data_file_is_read_as_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "data.tsv"
    path.write_bytes("café".encode())

    assert read_data(path) == "café"


def test_a_file_in_another_encoding_is_a_problem_of_the_data(tmp_path: Path) -> None:
    path = tmp_path / "data.tsv"
    path.write_bytes("café".encode("latin-1"))

    with pytest.raises(DataError, match="data.tsv: not readable as UTF-8: byte 3 is 0xe9"):
        read_data(path)
