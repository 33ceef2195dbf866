"""The alert rules have the shape that Prometheus takes, and name what the bot really tells."""

import re
from pathlib import Path

import msgspec
import pytest
from prometheus_client import REGISTRY, CollectorRegistry

from app.metrics import InboxCollector
from inbox.overview import Overview, Progress

PATH = Path(__file__).parent.parent / "docs" / "alerts.yaml"
DURATION = re.compile(r"\d+[smhd]")


class Rule(msgspec.Struct, forbid_unknown_fields=True):
    """One alert, with the fields of Prometheus's rule files."""

    alert: str
    expr: str
    labels: dict[str, str]
    annotations: dict[str, str]
    held: str = msgspec.field(name="for", default="0s")


class Group(msgspec.Struct, forbid_unknown_fields=True):
    """Rules that are looked at together."""

    name: str
    rules: list[Rule]


class File(msgspec.Struct, forbid_unknown_fields=True):
    """A file of rules."""

    groups: list[Group]


RULES = [
    rule
    for group in msgspec.yaml.decode(PATH.read_bytes(), type=File).groups
    for rule in group.rules
]


class Seen(Overview):
    """An inbox to be measured."""

    def __init__(self) -> None:
        """Without a database."""

    def progress(self) -> Progress:
        return Progress(0, 0.0, is_going_on=True, failed=0)


def told() -> set[str]:
    """Return the name of everything that the bot measures."""
    inbox = CollectorRegistry()
    inbox.register(InboxCollector(Seen()))
    return {
        sample.name
        for registry in (REGISTRY, inbox)
        for family in registry.collect()
        for sample in family.samples
    }


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.alert)
def test_a_rule_is_complete(rule: Rule) -> None:
    assert rule.alert.isalnum()
    assert DURATION.fullmatch(rule.held)
    assert rule.labels["severity"] in ("warning", "critical")
    assert all(rule.annotations[name].endswith(".") for name in ("summary", "description"))
    for opening, closing in ("()", "{}", "[]"):
        assert rule.expr.count(opening) == rule.expr.count(closing)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.alert)
def test_a_rule_watches_what_the_bot_tells(rule: Rule) -> None:
    named = set(re.findall(r"scope_bot_\w+", rule.expr))

    assert named
    assert named <= told()


def test_the_worst_is_alerted_on() -> None:
    watched = " ".join(rule.expr for rule in RULES)

    assert "scope_bot_stalled" in watched
    assert "scope_bot_not_stored_total" in watched
