"""What the prompt of the terminal says."""

GREETING = (
    "Ask which scopes a job requires, or paste an API call. Tab completes scope names, "
    "`help` shows more, Ctrl-D exits."
)
PROMPT = "scopes> "
NO_TEXT = "ask: give a question, or pipe one into standard input"
NOT_BOTH = "ask: --json means --format json: use only one of them"


def choice(number: int, question: str) -> str:
    """Offer a next question under a number."""
    return f"  {number}  {question}"
