"""Signatures of webhook deliveries: HMAC-SHA1 over the raw body, as Webex sends them."""

import hashlib
import hmac

HEADER = "X-Spark-Signature"


def sign(body: bytes, secret: str) -> str:
    """Return the signature Webex sends for a body, in lower-case hex."""
    return hmac.new(secret.encode(), body, hashlib.sha1).hexdigest()


def is_signed(body: bytes, secret: str, signature: str | None) -> bool:
    """Return whether the signature fits, in constant time; a missing one never does."""
    given = (signature or "").strip().lower().encode("utf-8", "replace")
    return hmac.compare_digest(sign(body, secret).encode(), given)
