"""The SDK that is installed: webexteamssdk 1.7, or its successor webexpythonsdk.

With both, it is webexteamssdk. Both have the same calls for what the bot does.
"""

try:
    from webexteamssdk import ApiError, MalformedResponse, RateLimitError
    from webexteamssdk import WebexTeamsAPI as WebexAPI
except ModuleNotFoundError as missing:
    if missing.name != "webexteamssdk":
        raise
    from webexpythonsdk import ApiError, MalformedResponse, RateLimitError, WebexAPI

__all__ = ["ApiError", "MalformedResponse", "RateLimitError", "WebexAPI"]
