from scan.as_sarif import RULES, to_sarif
from scan.comparing import Report


def test_sarif_has_each_finding_at_its_place(report: Report) -> None:
    log = to_sarif(report, "app/")
    (run,) = log["runs"]
    found = {
        result["ruleId"]: result["locations"][0]["physicalLocation"] for result in run["results"]
    }
    assert found.keys() == RULES.keys() - {"deprecated-scope"}
    assert found["missing-scope"]["artifactLocation"]["uri"] == "app/a%20b.sh"
    assert found["missing-scope"]["region"]["startLine"] == 2
    assert found["scope-not-needed"]["artifactLocation"]["uri"] == "app/.env"
    assert log["version"] == "2.1.0"
