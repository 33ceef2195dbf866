"""What errors of the Webex API say, as patterns: their statuses and the phrases that come along.

Source of the phrases: answers of the API, and the OAuth errors of RFC 6749.
"""

STATUS = r"(?:40[134]|429|50[0234])"
INVALID_SCOPE = r"\binvalid[_ -]scopes?\b"
ACCESS_DENIED = r"\baccess[_ ]denied\b"
LACKS_SCOPES = (
    r"\binsufficient[_ -](?:scopes?|permissions?|privileges?)\b|\bpermission denied\b"
    r"|\bmissing (?:the )?(?:required|needed) scopes?\b"
)
NOT_FOUND = r"\bcould not find\b"
TOO_MANY = r"\btoo ?many ?requests\b"
SERVER = r"\binternal ?server ?error\b|\bbad ?gateway\b|\bservice ?unavailable\b"
PHRASES = "|".join((INVALID_SCOPE, ACCESS_DENIED, LACKS_SCOPES, NOT_FOUND, TOO_MANY, SERVER))
"""All of them: what is said of an error, not of what was tried."""
