"""YAML that people write by hand: only mappings, lists and strings, and nothing that surprises."""

from collections.abc import Iterator
from itertools import takewhile
from typing import Any

import yaml

DEEPEST = 20
"""How many mappings and lists may stand within each other."""


def read_yaml(text: str) -> Any:
    """Read YAML into mappings, lists and strings; raise `yaml.YAMLError` when it is none.

    Every scalar stays the string that was written, so that words such as `on` and `no` need no
    quotes. A key that stands twice is an error instead of lost. References to other places are
    refused, and so is deep nesting: a small file could hold more than fits into memory.
    """
    events = yaml.parse(text, yaml.CBaseLoader)
    documents = [
        _value(next(events), events, 0)
        for event in events
        if isinstance(event, yaml.DocumentStartEvent)
    ]
    if len(documents) > 1:
        raise yaml.YAMLError("it holds more than one document")
    return documents[0] if documents else None


def _value(first: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Any:
    """Return the value that begins with an event, and use its other events up."""
    if isinstance(first, yaml.ScalarEvent):
        return first.value
    if isinstance(first, yaml.AliasEvent):
        raise _problem("a reference is not allowed, write it out", first)
    if depth == DEEPEST:
        raise _problem("it is nested too deeply", first)
    if isinstance(first, yaml.SequenceStartEvent):
        items = _until(yaml.SequenceEndEvent, events)
        return [_value(item, events, depth + 1) for item in items]
    mapping: dict[str, Any] = {}
    for key in _until(yaml.MappingEndEvent, events):
        if not isinstance(key, yaml.ScalarEvent):
            raise _problem("a key must be a word", first)
        if key.value in mapping:
            raise _problem("a key stands twice in one mapping", first)
        mapping[key.value] = _value(next(events), events, depth + 1)
    return mapping


def _until(end: type[yaml.Event], events: Iterator[yaml.Event]) -> Iterator[yaml.Event]:
    return takewhile(lambda event: not isinstance(event, end), events)


def _problem(what: str, event: yaml.Event) -> yaml.YAMLError:
    mark = event.start_mark
    return yaml.YAMLError(f"{what}, line {mark.line + 1}" if mark else what)
