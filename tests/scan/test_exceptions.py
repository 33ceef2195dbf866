from pathlib import Path

import pytest

from scan.exceptions import Exceptions, SettingsFault, load_exceptions, parse_exceptions


def test_all_keys_are_read() -> None:
    text = (
        "accept:\n- scope: spark:all\n  reason: the desktop app\nignore: [tests/]\n"
        "requested: [spark:all, spark:kms]\n"
    )
    expected = Exceptions((("spark:all", "the desktop app"),), ("tests/",), "spark:all spark:kms")
    assert parse_exceptions(text) == expected


@pytest.mark.parametrize("text", ["", "# nothing yet\n"])
def test_an_empty_file_changes_nothing(text: str) -> None:
    assert parse_exceptions(text) == Exceptions()


def test_every_fault_is_named() -> None:
    text = (
        "accept:\n- scope: spark:all\n- oops\n- {scope: '', reason: r, why: x}\n"
        "ignore: a\nrequested: {}\nmore: 1"
    )
    with pytest.raises(SettingsFault) as caught:
        parse_exceptions(text)
    assert str(caught.value).splitlines() == [
        ".scopebot.yaml: more: unknown key",
        ".scopebot.yaml: accept[1].reason: missing",
        ".scopebot.yaml: accept[2]: must be a mapping with scope and reason",
        ".scopebot.yaml: accept[3].why: unknown key",
        ".scopebot.yaml: accept[3].scope: missing",
        ".scopebot.yaml: ignore: must be a list",
        ".scopebot.yaml: requested: must be a text or a list of scopes",
    ]


@pytest.mark.parametrize("text", ["a: [", "- a", "x: &a 1\ny: *a"])
def test_what_is_no_mapping_is_refused(text: str) -> None:
    with pytest.raises(SettingsFault):
        parse_exceptions(text)


def test_the_file_of_the_tree_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "app").mkdir()
    (tmp_path / ".scopebot.yaml").write_text("ignore: [here]")
    assert load_exceptions([tmp_path / "app"]).ignored == ("here",)
    (tmp_path / "app/.scopebot.yaml").write_text("ignore: [there]")
    assert load_exceptions([tmp_path / "app"]).ignored == ("there",)
    (tmp_path / "app/.scopebot.yaml").write_bytes(b"\xff")
    with pytest.raises(SettingsFault, match="UTF-8"):
        load_exceptions([tmp_path / "app"])
