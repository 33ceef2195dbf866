"""Classes, the least sets of scopes on one token level: what texts are read as."""

from typing import Literal, NamedTuple

import msgspec

from scopes.data.catalog import Level

Class = tuple[tuple[str, ...], Level | Literal["undocumented"] | None]
"""Scopes in the order to show them, and whose token they are for."""

NOTHING: Class = ((), None)
"""The class of texts that ask for no scope."""

UNDOCUMENTED: Class = ((), "undocumented")
"""The class of texts that ask for an operation whose documents name no scope."""


class Place(NamedTuple):
    """A part of a message, from one character to another."""

    message: str
    start: int
    end: int


class Needed(NamedTuple):
    """A class that a message needs, how likely, and where in it the clearest word for it begins."""

    label: Class
    chance: float
    at: int


class Head(msgspec.Struct, frozen=True):
    """What the file of weights says of itself.

    `operations` are method and path of each operation, in the order of the encoder's rows;
    `signals` the learned weight of each signal; `calibration` pairs of a probability as the models
    claim it and as it proved true, in rising order, `of_few_words` those of the shortest texts;
    `stated` the weight of what tells a need from its background; `made` tells from what, when and
    how good.
    """

    classes: list[tuple[list[str], Level | Literal["undocumented"] | None]]
    operations: list[tuple[str, str, list[int]]]
    signals: dict[str, float]
    calibration: list[tuple[float, float]]
    made: dict[str, str]
    of_few_words: list[tuple[float, float]] = []
    stated: dict[str, float] = {}
