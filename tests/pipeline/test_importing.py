"""An import writes the same bytes for the same documents, tells what changes, and stops in time."""

import json
import subprocess
from collections.abc import Callable

import pytest

from scopes.data.errors import DataError
from tests.pipeline.conftest import Shop, Texts

USER = "Requires `cjp:user` scope for authorization."
EITHER = "Requires one of the following scopes `cjp:user` or `cloud-contact-center:pod_conv`."
READ = "Scope: `cjp:config_read`"
MANY: dict[str, str] = {f"GET /v1/things/{n}": READ for n in range(20)}

Replay = Callable[[Texts, Texts], str]


def test_the_same_documents_give_the_same_bytes(shop: Shop) -> None:
    shop.put("tasks", {"POST /v1/tasks": USER, "GET /v1/tasks": READ})
    shop.put("calls", {"GET /bare": READ})
    shop.run()
    first = [shop.read(name) for name in ("operations.tsv", "removed.tsv", "CHANGES.md")]

    assert shop.run() == (0, "No operation changes.\n")
    assert [shop.read(n) for n in ("operations.tsv", "removed.tsv", "CHANGES.md")] == first
    assert first[0].splitlines()[1:3] == [
        "# some/specs at abc1234 (2026-05-04, CC BY 4.0)",
        "# some/specs at def5678 (2026-08-20, CC BY 4.0)",
    ]
    assert shop.operation("GET /v1/bare").since == "2026-05-04"


def test_what_the_text_leaves_open_comes_from_the_rules(shop: Shop) -> None:
    shop.put("tasks", {"GET /a": {"tags": ["Pages"]}, "GET /b": "Nothing about access."})
    shop.run()

    assert (shop.operation("GET /a").basis, len(shop.operation("GET /a").sets)) == ("tag", 1)
    assert shop.operation("GET /b").is_undocumented


def test_a_page_names_the_scopes_and_the_text_the_roles(shop: Shop) -> None:
    text = "It throws away.\n\nThe following administrators can use this API:\n- `id_user_admin`"
    shop.put("tasks", {"DELETE /a": {"tags": ["Pages"], "description": text}})
    shop.run()

    (route,) = shop.operation("DELETE /a").routes["admin"]
    assert (route.scopes, route.roles) == (frozenset({"cjp:config_read"}), ("user",))


def test_a_later_source_wins_and_says_so(shop: Shop) -> None:
    shop.put("tasks", {"POST /v1/tasks": USER})
    later = {"description": EITHER, "x-replaces": True, "x-product": "tasks"}
    shop.put("later", {"POST /v1/tasks": later})
    _, told = shop.run(*(str(shop.documents / f"{name}.json") for name in ("tasks", "later")))

    assert len(shop.operation("POST /v1/tasks").sets["user"]) == 2
    assert "POST /v1/tasks: later.json" in told


def test_what_two_documents_have_is_as_old_as_the_first(shop: Shop) -> None:
    shop.put("calls", {"GET /calls": READ})
    shop.put("later", {"GET /calls": {"description": EITHER, "x-replaces": True}})
    shop.run()

    found = shop.operation("GET /calls")
    assert (found.since, found.read) == ("2026-05-04", "2026-08-20")


def test_a_missing_product_is_kept(shop: Shop) -> None:
    shop.put("tasks", {"POST /v1/tasks": USER})
    shop.put("calls", {"GET /calls": READ})
    shop.run()
    _, told = shop.run(str(shop.documents / "tasks.json"))

    assert shop.operation("GET /calls")
    assert "Kept, since no source has the product:\n  calls" in told
    assert shop.operations.data_date == "2026-08-20"
    assert shop.operations.source_of(shop.operation("GET /calls")) == "some/specs"


def test_what_was_collected_of_a_missing_product_stands_once(shop: Shop) -> None:
    row = "\t".join(["GET", "/more", "host", "More", "calls", *[""] * 7, "unknown", *[""] * 5])
    shop.put("tasks", {"POST /v1/tasks": USER})
    shop.put("calls", {"GET /calls": READ})
    collected = shop.root / "data/collected.tsv"
    collected.write_text(f"{shop.read('collected.tsv')}{row}\n")
    shop.run()
    shop.run(str(shop.documents / "tasks.json"))

    assert [o.path for o in shop.operations.all].count("/more") == 1


def test_a_note_on_what_is_missing_or_gone_stops_nothing(shop: Shop) -> None:
    (shop.root / "data/notes.yaml").write_text('- {note: Beware., operations: ["GET /calls"]}')
    shop.put("tasks", {"POST /v1/tasks": USER})
    shop.put("calls", {"GET /calls": READ, "GET /other": READ})
    shop.run()

    assert shop.run(str(shop.documents / "tasks.json"))[0] == 0
    assert shop.operation("GET /calls").note == "Beware."
    shop.put("calls", {f"GET /{other}": READ for other in "abcdefghij"})
    assert [shop.run()[0] for _ in range(2)] == [0, 0]
    assert [each.path for each in shop.operations.removed] == ["/calls", "/other"]


def test_a_note_on_nothing_is_told(shop: Shop) -> None:
    (shop.root / "data/notes.yaml").write_text('- {note: Beware., operations: ["GET /cals"]}')
    shop.put("calls", {"GET /calls": READ})

    with pytest.raises(DataError, match="fits no operation: .*GET /cals"):
        shop.run()


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('{"openapi": "3.0.0", "paths": {"/a"', "tasks.json: not readable as JSON"),
        ("[]", "tasks.json: no OpenAPI document"),
        ('{"paths": {}}', "tasks.json: no OpenAPI document"),
        ('{"paths": {"/a": {"summary": "x"}}}', "tasks.json: has paths but no operations"),
    ],
)
def test_a_broken_document_leaves_all_as_it_is(shop: Shop, text: str, what: str) -> None:
    shop.put("tasks", {"POST /v1/tasks": USER})
    shop.run()
    before = shop.read("operations.tsv")
    (shop.documents / "tasks.json").write_text(text)

    with pytest.raises(DataError, match=what):
        shop.run()

    assert shop.read("operations.tsv") == before


@pytest.mark.parametrize(
    ("source", "what"),
    [("nowhere", "no such document"), ("https://example.test/specs.git", "name the commit")],
)
def test_a_wrong_source_is_told(shop: Shop, source: str, what: str) -> None:
    with pytest.raises(DataError, match=what):
        shop.run(source)


def test_a_document_of_an_unknown_day_is_told(shop: Shop) -> None:
    shop.put("other", {"POST /v1/tasks": USER})

    with pytest.raises(DataError, match=r"other\.json: of an unknown commit and day"):
        shop.run()


def test_check_writes_nothing(shop: Shop) -> None:
    shop.put("tasks", {"POST /v1/tasks": USER})

    status, told = shop.run(check=True)

    assert (status, "new: POST /v1/tasks: user: cjp:user" in told) == (0, True)
    assert not (shop.root / "data/operations.tsv").exists()


def test_a_product_that_loses_much_is_refused(shop: Shop) -> None:
    shop.put("tasks", MANY)
    shop.run()
    before = shop.read("operations.tsv")
    shop.put("tasks", dict(list(MANY.items())[:15]))

    status, told = shop.run()

    assert (status, "tasks: 15 operations instead of 20" in told) == (1, True)
    assert shop.read("operations.tsv") == before


def test_scopes_that_vanish_from_the_texts_are_refused(shop: Shop) -> None:
    shop.put("tasks", MANY)
    shop.run()
    shop.put("tasks", dict.fromkeys(MANY, "Returns a thing."))

    assert "tasks: 0 operations with scopes instead of 20" in shop.run()[1]


def test_a_canary_without_its_scope_stops_the_import(shop: Shop) -> None:
    rules = shop.root / "data/rules.yaml"
    rules.write_text(rules.read_text().replace("canaries: {}", "canaries: {GET /a: 'cjp:user'}"))
    shop.put("tasks", {"GET /a": READ})

    assert shop.run()[0] == 1


def test_a_name_that_is_no_scope_stops_the_import(shop: Shop) -> None:
    shop.put("tasks", {"GET /a": "Requires the `cjp:user` or `cjp:usr` scope."})

    status, told = shop.run()

    assert (status, "unknown scope in the text: GET /a: cjp:usr" in told) == (1, True)


def test_what_changes_is_told_as_json(shop: Shop) -> None:
    shop.put("tasks", {"POST /v1/tasks": USER})

    told = json.loads(shop.run(as_json=True)[1])

    assert told["changes"] == [
        {
            "product": "tasks",
            "kind": "new",
            "operation": "POST /v1/tasks",
            "was": "",
            "now": "user: cjp:user",
        }
    ]


@pytest.mark.integration
def test_a_commit_of_a_repository_is_a_source(shop: Shop) -> None:
    shop.put("tasks", {"POST /v1/tasks": USER})
    git = ("git", "-C", str(shop.documents), "-c", "user.name=a", "-c", "user.email=a@example.test")
    subprocess.run(["git", "init", "--quiet", str(shop.documents)], check=True)
    subprocess.run([*git, "add", "."], check=True)
    subprocess.run([*git, "commit", "--quiet", "-m", "documents"], check=True)
    head = subprocess.run([*git, "rev-parse", "HEAD"], check=True, capture_output=True, text=True)

    status, _ = shop.run(f"file://{shop.documents}@{head.stdout.strip()}")

    assert status == 0
    assert f"documents at {head.stdout.strip()} (" in shop.operations.origin


# The ways in which the public repository of the documents has changed.


def test_replay_of_a_narrowed_set(replay: Replay) -> None:
    told = replay({"POST /v1/pause": EITHER}, {"POST /v1/pause": USER})

    assert (
        "scopes: POST /v1/pause: user: cjp:user, "
        "was user: cjp:user | cloud-contact-center:pod_conv" in told
    )


def test_replay_of_a_widened_set(replay: Replay) -> None:
    assert "scopes: POST /v1/hold" in replay({"POST /v1/hold": USER}, {"POST /v1/hold": EITHER})


def test_replay_of_a_text_that_gains_scopes(replay: Replay) -> None:
    told = replay({"POST /search": "Searches."}, {"POST /search": READ})

    assert "scopes: POST /search: admin: cjp:config_read" in told


def test_replay_of_roles_that_change(replay: Replay) -> None:
    one = "Needs a full administrator auth token with a scope of `cjp:config_read`."
    two = "Needs a full or location administrator auth token with a scope of `cjp:config_read`."

    assert (
        "roles: GET /x: admin: cjp:config_read [full, location], was admin: cjp:config_read [full]"
        in replay({"GET /x": one}, {"GET /x": two})
    )


def test_replay_of_another_wording(replay: Replay) -> None:
    assert "wording: GET /x" in replay(
        {"GET /x": READ}, {"GET /x": "Scope: `cjp:config_read` only"}
    )


def test_replay_of_a_deprecation(replay: Replay) -> None:
    flag = {"description": READ, "deprecated": True}

    assert "deprecation: GET /x: yes, was no" in replay({"GET /x": READ}, {"GET /x": flag})


def test_replay_of_a_flood_of_other_ids_finds_nothing(replay: Replay) -> None:
    before = {name: {"description": READ, "operationId": "a"} for name in MANY}
    after = {name: {"description": READ, "operationId": "b"} for name in MANY}

    assert replay(before, after) == "No operation changes.\n"


def test_replay_of_an_operation_that_goes_and_returns_with_another_scope(shop: Shop) -> None:
    shop.put("tasks", MANY | {"POST /v2/tasks": USER})
    shop.run()
    shop.put("tasks", MANY)
    _, gone = shop.run()
    kept = shop.operations.removed
    rules = shop.root / "data/rules.yaml"
    rules.write_text(rules.read_text().replace("2026-08-20", "2026-09-30"))
    shop.put("tasks", MANY | {"POST /v2/tasks": "Requires `cjp:task_write` scope."})
    _, back = shop.run()

    assert "gone: POST /v2/tasks" in gone
    assert [(each.key, each.since) for each in kept] == [(("POST", "/v2/tasks"), "2026-08-20")]
    assert "new: POST /v2/tasks: user: cjp:task_write" in back
    assert shop.operations.removed == ()


def test_replay_of_another_path_keeps_the_successor(shop: Shop) -> None:
    shop.put("tasks", {**MANY, "POST /list": {"summary": "Search", "description": READ}})
    shop.run()
    shop.put("tasks", {**MANY, "POST /search": {"summary": "Search", "description": READ}})
    _, told = shop.run()

    assert "renamed: POST /list: POST /search" in told
    assert [each.successor for each in shop.operations.removed] == ["POST /search"]
    assert "- renamed, tasks: `POST /list`: POST /search" in shop.read("CHANGES.md")
