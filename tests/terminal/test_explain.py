"""`ask --explain`, for people and for other programs."""

import json
from io import BytesIO, StringIO

import pytest

from bot import main
from scopes.finding.signals import MEANINGS
from terminal.asking import answer_lines

ASKED = "list devices, then create a hunt group"


def test_it_stands_below_the_answer(capsys: pytest.CaptureFixture[str]) -> None:
    main(["ask", ASKED])
    plain = capsys.readouterr().out

    assert main(["ask", "--explain", ASKED]) == 0
    told = capsys.readouterr().out.removeprefix(plain)

    assert told.startswith("\nHow this was read. Kind of message: ")
    assert "Characters 0 to 12, list devices:" in told
    assert f"Characters {ASKED.index('create')} to {len(ASKED)}, create a hunt group:" in told
    assert "spark-admin:devices_read (admin)  GET /v1/devices" in told
    assert [name for name in MEANINGS if f"  - {name}: " not in told] == []
    needed = told.partition("needs as a whole")[2]
    assert "spark-admin:telephony_config_write (admin)  from character" in needed


def test_it_takes_the_form_of_the_answer(capsys: pytest.CaptureFixture[str]) -> None:
    main(["ask", "--explain", "--format", "markdown", ASKED])

    told = capsys.readouterr().out
    assert "**How this was read.**" in told
    assert told.count("```") >= 4


def test_a_call_has_no_parts(capsys: pytest.CaptureFixture[str]) -> None:
    main(["ask", "--explain", "GET /v1/rooms"])

    assert "No part of it was read as a need in words." in capsys.readouterr().out


def test_with_json_it_is_a_key(capsys: pytest.CaptureFixture[str]) -> None:
    main(["ask", "--explain", "--json", ASKED])

    told = json.loads(capsys.readouterr().out)["explain"]
    first, second = told["parts"]
    assert len(told["kinds"]) == 3
    assert (first["start"], first["end"], first["words"]) == (0, 12, "list devices")
    assert (second["words"], second["said"]) == ("create a hunt group", "create a hunt group")
    assert first["candidates"][0]["scopes"] == ["spark-admin:devices_read"]
    assert first["candidates"][0]["operation"] == "GET /devices"
    assert first["candidates"][-1]["scopes"] == []
    assert first["candidates"][0]["signals"].keys() == MEANINGS.keys()
    assert {tuple(each) for each in told["whole"]} == {("scopes", "level", "probability", "at")}
    assert ["spark-admin:devices_read"] in [each["scopes"] for each in told["whole"]]


@pytest.mark.parametrize("explains", [True, False])
def test_each_of_many_questions_has_it_when_that_is_asked(explains: bool) -> None:
    target = StringIO()
    answer_lines(BytesIO(b'"list devices"\n"help"\n'), target, explains)

    records = [json.loads(line) for line in target.getvalue().splitlines()]
    assert ["explain" in record for record in records] == [explains] * 2
