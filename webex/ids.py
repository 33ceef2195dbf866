"""Webex ids: base64 of an address that ends in a UUID; regions may differ in the middle."""

import base64
import binascii
import re

_ID = re.compile(r"[A-Za-z0-9_-]+={0,2}")


def is_id(text: str) -> bool:
    """Return whether a text may be an id; any other could lead a call to another address."""
    return bool(_ID.fullmatch(text))


def same_id(one: str, other: str) -> bool:
    """Return whether two ids name the same thing, also when their regions differ."""
    return bool(one) and (one == other or _tail(one) == _tail(other))


def _tail(identifier: str) -> str:
    padded = identifier + "=" * (-len(identifier) % 4)
    try:
        address = base64.urlsafe_b64decode(padded).decode()
    except (binascii.Error, UnicodeDecodeError, ValueError):
        return identifier
    kind_and_id = address.rsplit("/", 2)[1:]
    return "/".join(kind_and_id) if len(kind_and_id) == 2 else identifier
