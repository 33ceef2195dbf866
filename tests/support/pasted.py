"""Tokens and secrets made for tests: right in shape, worthless, and different each time."""

import random
import string

_URL_SAFE = string.ascii_letters + string.digits + "-_"


def access_token(seed: int = 1) -> str:
    """Return something shaped like an access or refresh token of Webex."""
    source = random.Random(seed)
    return f"A1b{_some(source, _URL_SAFE, 61)}_PF84_{_uuid(source)}"


def opaque_token(seed: int = 1) -> str:
    """Return a token without the marks of Webex."""
    return f"aB3{_some(random.Random(seed), string.ascii_letters + string.digits, 45)}"


def client_secret(seed: int = 1) -> str:
    """Return something shaped like the client secret of an integration."""
    return "0123456789abcdef" + _some(random.Random(seed), "0123456789abcdef", 48)


def client_id(seed: int = 1) -> str:
    """Return something shaped like a client id, which is public."""
    return f"C{client_secret(seed)}"


def signed_token(seed: int = 1) -> str:
    """Return something shaped like a JWT, such as guests get."""
    source = random.Random(seed)
    return ".".join(["eyJ" + _some(source, _URL_SAFE, 20), *(_some(source, _URL_SAFE, 40),) * 2])


def _some(source: random.Random, alphabet: str, length: int) -> str:
    return "".join(source.choice(alphabet) for _ in range(length))


def _uuid(source: random.Random) -> str:
    return "-".join(_some(source, "0123456789abcdef", length) for length in (8, 4, 4, 4, 12))
