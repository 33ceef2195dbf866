"""The kinds of messages that are told apart; what tells them is learned."""

NEED = "need"
KINDS = (
    NEED, "greeting", "help", "thanks", "about_bot", "privacy", "concept", "token_howto", "apps",
    "portal_howto", "pricing", "other_product", "chitchat", "off_topic", "too_vague", "feedback",
)  # fmt: skip
"""What a message may be; all but the first ask for no scopes of a job."""
