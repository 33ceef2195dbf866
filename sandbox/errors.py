"""The one exception the sandbox raises when a request breaks one of Webex's rules."""


class WebexError(Exception):
    """A refusal with the HTTP status and the sentence Webex would answer with."""

    def __init__(self, status: int, message: str, details: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.details = details or (message,)
