"""Messages that want several things of one resource: "create a room, rename it, delete it later".

Made of the titles of operations: what a verb without an object of its own means stands in another
part of the message.
"""

import random
import re
from collections.abc import Mapping, Sequence

from training.labels import Labels
from training.messages import Message
from training.mixing import Growing

MADE = 1200
"""Messages in each epoch."""
VERBS: Mapping[str, Sequence[str]] = {
    "create": ("create", "add", "make", "set up", "open", "register", "new"),
    "read": ("list", "show", "see", "get", "read", "view", "fetch", "look up", "check"),
    "update": ("update", "edit", "change", "modify", "rename", "adjust"),
    "delete": ("delete", "remove", "get rid of", "drop", "clean up", "take away"),
}
_TITLES = {
    "create": re.compile(r"(?:Create|Add|Register) (?:an? |new |a new )?(?P<noun>[A-Z][\w ]+)"),
    "read": re.compile(
        r"(?:List|Read the List of|Get|Get a List of) (?:an? )?(?P<noun>[A-Z][\w ]+)"
    ),
    "update": re.compile(r"(?:Update|Modify) (?:an? )?(?P<noun>[A-Z][\w ]+)"),
    "delete": re.compile(r"(?:Delete|Remove) (?:an? )?(?P<noun>[A-Z][\w ]+)"),
}
MOST_WORDS = 3
"""Of a noun: longer ones are no words that people say."""
_AWKWARD = re.compile(r"\b(?:for|of|by|my|user|new)\b")
_PRONOUNS = (
    "it", "them", "it later", "them again", "the old ones", "that one", "it afterwards", "one",
    "one of them", "each of them", "some of those",
)  # fmt: skip
_JOINTS = (", ", ", ", " and ", ", then ", ", and ", " and then ", "; ", ". ", ", later ")
_HEADS = ("", "", "", "we ", "I want to ", "Which scopes to ", "the app must ", "my bot can ")
_ENDS = ("", "", ".", "?", ", which scopes?")

Resource = Mapping[str, tuple[int, ...]]
"""For each kind of verb the classes of the operation."""


class Chains:
    """Puts messages about one resource together."""

    def __init__(self, labels: Labels, chance: random.Random) -> None:
        self._resources = sorted(_resources(labels).items())
        self._chance = chance

    def make(self) -> list[Message]:
        """Return as many messages as an epoch takes."""
        makers = (self._with_pronouns, self._sharing_the_object, self._sharing_the_verb)
        return [makers[n % len(makers)]() for n in range(MADE)]

    def _with_pronouns(self) -> Message:
        """Return a message that names its object once: "create a room and delete it"."""
        noun, kinds, text = self._begin()
        for number, kind in enumerate(kinds):
            text.add(self._chance.choice(_JOINTS) if number else "")
            said = self._chance.choice(_PRONOUNS) if number else _object(noun, kind)
            text.add_need(f"{self._verb(kind)} {said}", self._of(noun, kind))
        return self._end(text)

    def _sharing_the_object(self) -> Message:
        """Return a message whose verbs share the object of the last: "create and delete rooms"."""
        noun, kinds, text = self._begin()
        for number, kind in enumerate(kinds):
            is_last = number == len(kinds) - 1
            joint = self._chance.choice((" and ", " or ", ", ", "/")) if is_last else ", "
            text.add(joint if number else "")
            said = f" {_many(noun)}" if is_last else ""
            text.add_need(f"{self._verb(kind)}{said}", self._of(noun, kind))
        return self._end(text)

    def _sharing_the_verb(self) -> Message:
        """Return a message whose objects share the first verb: "list rooms, teams and people"."""
        kind = self._chance.choice(("read", "read", "create", "update", "delete"))
        able = [noun for noun, known in self._resources if kind in known]
        nouns = self._chance.sample(able, self._chance.choice((2, 2, 3, 4)))
        text = Growing(self._chance.choice(_HEADS))
        for number, noun in enumerate(nouns):
            joint = (
                self._chance.choice((" and ", ", and ", ", ")) if number + 1 == len(nouns) else ", "
            )
            text.add(joint if number else "")
            verb = "" if number else f"{self._verb(kind)} "
            text.add_need(f"{verb}{_many(noun)}", self._of(noun, kind))
        return self._end(text)

    def _begin(self) -> tuple[str, list[str], Growing]:
        noun, known = self._chance.choice(self._resources)
        kinds = self._chance.sample(
            sorted(known), min(len(known), self._chance.choice((2, 2, 3, 4)))
        )
        return noun, kinds, Growing(self._chance.choice(_HEADS))

    def _end(self, text: Growing) -> Message:
        text.add(self._chance.choice(_ENDS))
        return text.message()

    def _verb(self, kind: str) -> str:
        return self._chance.choice(VERBS[kind])

    def _of(self, noun: str, kind: str) -> tuple[int, ...]:
        return dict(self._resources)[noun][kind]


def _resources(labels: Labels) -> dict[str, Resource]:
    """Return what operations can do more than one thing to, by the noun of their titles."""
    found: dict[str, dict[str, tuple[int, ...]]] = {}
    for operation in labels.operations:
        for kind, title in _TITLES.items():
            match = title.fullmatch(operation.title)
            if match and operation.sets and not operation.depends_on_subject:
                noun = _singular(match["noun"].lower().strip())
                if len(noun.split()) > MOST_WORDS or _AWKWARD.search(noun):
                    continue
                found.setdefault(noun, {}).setdefault(kind, labels.of(operation))
    return {noun: kinds for noun, kinds in found.items() if len(kinds) > 1}


def _singular(noun: str) -> str:
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


def _many(noun: str) -> str:
    return noun[:-1] + "ies" if noun.endswith("y") else noun + "s"


def _object(noun: str, kind: str) -> str:
    return _many(noun) if kind == "read" else f"a {noun}"
