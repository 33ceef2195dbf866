import pytest

from scan import scanning
from scopes.knowledge import Knowledge
from tests.scan.conftest import ADDRESS, LIST_ROOMS, READ_PEOPLE, Scan, Tree


def test_calls_get_the_least_scopes(tree: Tree, scanned: Scan) -> None:
    report = scanned(tree({"a.sh": READ_PEOPLE + LIST_ROOMS}))
    assert [(c.file, c.call.line, report.scopes_of(c.need)) for c in report.calls] == [
        ("a.sh", 1, ("spark:people_read",)),
        ("a.sh", 2, ("spark:rooms_read",)),
    ]
    assert report.solution.scopes == ("spark:people_read", "spark:rooms_read")
    assert report.missing == report.solution.scopes


def test_what_the_code_requests_is_compared(tree: Tree, scanned: Scan) -> None:
    files = {
        "a.sh": READ_PEOPLE + LIST_ROOMS,
        ".env.example": "SCOPES=spark:people_read spark:kms spark:memberships_raed",
    }
    report = scanned(tree(dict(files)))
    assert report.missing == ("spark:rooms_read",)
    assert report.not_needed == ("spark:kms",)
    assert report.unknown == ("spark:memberships_raed",)


def test_what_is_given_counts_instead(tree: Tree, scanned: Scan) -> None:
    root = tree({"a.sh": READ_PEOPLE, ".env": "SCOPES=spark:rooms_read spark:kms"})
    report = scanned(root, "spark:people_read spark-admin:people_read")
    assert (report.missing, report.not_needed) == ((), ("spark-admin:people_read",))
    assert report.admin == ("spark-admin:people_read",)


def test_the_level_is_the_one_that_is_requested(tree: Tree, scanned: Scan) -> None:
    report = scanned(tree({"a.sh": READ_PEOPLE}), "spark-admin:people_read")
    assert (report.solution.level, report.missing, report.not_needed) == ("admin", (), ())


def test_what_cannot_be_resolved_is_told(tree: Tree, scanned: Scan) -> None:
    report = scanned(tree({"a.sh": f'curl -X GET "{ADDRESS}/none/such"\n# {ADDRESS}/rooms\n'}))
    assert [each.line for each in report.unresolved][:1] == [1]
    assert not report.solution.scopes


def test_a_webhook_takes_what_it_watches(tree: Tree, scanned: Scan) -> None:
    text = f'curl -X POST "{ADDRESS}/webhooks"'
    told = scanned(tree({"a.sh": f'{text} -d \'{{"resource": "rooms", "event": "created"}}\''}))
    assert told.solution.scopes == ("spark:rooms_read",)
    silent = scanned(tree({"a.sh": text}))
    assert (silent.solution.scopes, len(silent.unresolved)) == ((), 1)


@pytest.mark.integration
def test_many_files_are_read_by_several_processes(
    tree: Tree, scanned: Scan, monkeypatch: pytest.MonkeyPatch, knowledge: Knowledge
) -> None:
    monkeypatch.setattr(scanning, "FEW", 1)
    report = scanned(tree({f"{n:02}.sh": READ_PEOPLE for n in range(60)}))
    assert (report.files, len(report.calls)) == (60, 60)
    assert [call.file for call in report.calls] == sorted(call.file for call in report.calls)
