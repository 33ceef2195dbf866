"""What the door says to requests that never reach a page."""


def malformed() -> str:
    """Say that a request is not HTTP as it should be."""
    return "The request is malformed."


def too_large() -> str:
    """Say that a request has too large a body."""
    return "The request is too large: at most 1 MiB is read."


def head_too_large() -> str:
    """Say that a request has too much before its body."""
    return "The address or the headers of the request are too long."


def failed() -> str:
    """Admit an error of the bot."""
    return "Something went wrong on my side. Try again; the log has the details."


def too_busy(seconds: int) -> str:
    """Say that somebody asks for more than pages and API may take from the chat."""
    unit = "second" if seconds == 1 else "seconds"
    return f"Too many requests: the chat goes first. Try again in {seconds} {unit}."
