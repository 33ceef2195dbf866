"""Read whether a message is about people who sign in somewhere with their Webex account."""

import re

from scopes.reading.cleaning import without_middle

_PEOPLE = (
    r"the|a|our|their|my|your|all|new|users?|people|persons?|customers?|employees?|staff|colleagues?"
    r"|members?|guests?|partners?|students?|patients?|visitors?|agents?|somebody|someone|everyone"
    r"|him|her|you|me|us"
)
_SIGN_IN = re.compile(
    rf"\b(?:sign|log)(?:s|ged|ging|ing|ned)?(?:\s+(?:{_PEOPLE})){{0,3}}[\s-](?:in|on|into|onto)\b"
    r"(?!\s+(?:an?|the|our)\s+(?:file|database|db|crm|table|sheet)\b)"
    r"|\b(?:login|log-in|logon|sign-?on|sso|single[ -]sign[ -]?on|identity provider|idp)\b"
    r"|\bauthenticat\w+\s+(?!the\b)\w+",
    re.IGNORECASE,
)
_THEIR = r"(?:their|his|her|the|an?|our|own|existing|cisco)"
_BY_WEBEX = re.compile(
    rf"\b(?:with|via|through|using|by means of|against)\s+(?:{_THEIR}\s+){{0,3}}webex\b"
    r"(?:\s+(?:accounts?|credentials|identity|identities|login|logins|sso|users?))?"
    r"(?=\s*(?:[.,;:?!)]|$|(?:to|on|in|into|at|for|instead|and|so|when|or|as)\b))"
    r"|\bwebex\s+(?:as\s+(?:(?:the|an?|our)\s+)?(?:idp|identity provider|sso)|sso|single[ -]sign)"
    r"|\blog-?in with webex\b",
    re.IGNORECASE,
)
_OPENID = re.compile(r"\b(?:id[ _-]?tokens?|identity tokens?)\b", re.IGNORECASE)
AROUND = 300
"""Characters at the beginning and at the end of a message in which it is looked for."""


def signs_in(text: str) -> bool:
    """Return whether words speak of people who sign in, wherever that is."""
    return bool(sign_in_said(text))


def sign_in_said(text: str) -> str:
    """Return the words of a message that speak of people who sign in; "" without any."""
    found = _SIGN_IN.search(without_middle(text, AROUND))
    return found[0] if found else ""


def is_sign_in(text: str) -> bool:
    """Return whether a message is about signing in with Webex: "SSO with Webex for our portal".

    So is what speaks of ID tokens.
    """
    around = without_middle(text, AROUND)
    return bool(_OPENID.search(around) or (signs_in(text) and _BY_WEBEX.search(around)))
