import json

from scan.as_json import to_record
from scan.comparing import Report


def test_the_json_has_the_keys_others_rely_on(report: Report) -> None:
    record = json.loads(json.dumps(to_record(report)))
    assert record["files"] == 4
    call = {key: record["calls"][0][key] for key in ("file", "line", "method", "path", "scopes")}
    assert call == {
        "file": "a b.sh", "line": 1, "method": "GET", "path": "/v1/people",
        "scopes": ["spark:people_read"],
    }  # fmt: skip
    assert record["calls"][0]["operation"]["title"] == "List People"
    assert record["calls"][-1]["operation"] is None
    assert (
        record["by_level"]["user"] == record["scopes"] == ["spark:people_read", "spark:rooms_read"]
    )
    assert record["requested"] == ["spark:people_read", "spark:kms", "spark:rooms_raed"]
    assert record["missing"] == ["spark:rooms_read"]
    assert record["not_needed"] == ["spark:kms"]
    assert record["unknown"] == ["spark:rooms_raed"]
    assert [each["file"] for each in record["unresolved"]] == ["c.sh"]
    assert [each["file"] for each in record["skipped"]] == ["broken.py"]
