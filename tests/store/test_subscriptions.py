import sqlalchemy as sa

from store.subscriptions import Subscription, Subscriptions


def test_a_subscription_is_kept_until_it_ends(any_engine: sa.Engine) -> None:
    subscriptions = Subscriptions(any_engine)

    before = subscriptions.get("S")
    subscriptions.choose("S", ["calling", "meetings"], "2026-05-04")
    subscriptions.choose("T", [], "2026-05-04")
    kept = subscriptions.get("S"), subscriptions.get("T")
    subscriptions.end("S")

    assert before is None
    assert kept == (
        Subscription("S", ("calling", "meetings"), "2026-05-04"),
        Subscription("T", (), "2026-05-04"),
    )
    assert subscriptions.get("S") is None
    assert subscriptions.get("T")


def test_choosing_again_changes_the_areas_and_loses_nothing(any_engine: sa.Engine) -> None:
    subscriptions = Subscriptions(any_engine)
    subscriptions.choose("S", ["calling"], "2026-05-04")

    subscriptions.choose("S", ["meetings"], "2026-09-30")

    assert subscriptions.get("S") == Subscription("S", ("meetings",), "2026-05-04")


def test_due_is_who_was_not_told_of_the_newest_and_has_waited(any_engine: sa.Engine) -> None:
    subscriptions = Subscriptions(any_engine)
    for space, told in (("new", "2026-09-30"), ("waits", "2026-05-04"), ("old", "2026-05-04")):
        subscriptions.choose(space, [], told)
    subscriptions.note("waits", "2026-08-01", due=2_000.5)

    def due(at: float) -> list[str]:
        return [each.space for each in subscriptions.due("2026-09-30", at)]

    assert due(2_000) == ["old"]
    assert due(2_001) == ["old", "waits"]


def test_who_was_told_of_something_newer_is_not_set_back(any_engine: sa.Engine) -> None:
    subscriptions = Subscriptions(any_engine)
    subscriptions.choose("S", [], "2026-09-30")

    subscriptions.note("S", "2026-05-04", due=5_000)

    assert subscriptions.get("S") == Subscription("S", (), "2026-09-30")
    assert [each.space for each in subscriptions.due("2026-10-01", 0)] == ["S"]


def test_what_is_passed_over_puts_nothing_off(any_engine: sa.Engine) -> None:
    subscriptions = Subscriptions(any_engine)
    subscriptions.choose("S", [], "2026-05-04")

    subscriptions.note("S", "2026-08-01")

    assert subscriptions.due("2026-09-30", 0) == [Subscription("S", (), "2026-08-01")]
