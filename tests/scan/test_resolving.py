"""A path that no operation has counts where who is called is named after Webex."""

from tests.scan.conftest import Scan, Tree


def test_an_unknown_path_of_a_client_named_after_webex_is_unresolved(
    tree: Tree, scanned: Scan
) -> None:
    root = tree({"a.py": "webex_api_call('get', '/v1/nothing/here')\n"})

    report = scanned(root)

    assert [call.call.path for call in report.calls] == ["/v1/nothing/here"]
    assert [each.line for each in report.unresolved] == [1]


def test_an_unknown_path_of_another_client_is_none_of_webex(tree: Tree, scanned: Scan) -> None:
    root = tree({"a.py": "# beside webex\nclient.get('/v1/nothing/here')\n"})

    report = scanned(root)

    assert not report.calls
    assert not report.unresolved
