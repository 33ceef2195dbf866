"""What the prompt of the terminal says."""

GREETING = (
    "Ask which scopes a job takes, or paste a call. Tab completes names of scopes, "
    "`help` shows more, Ctrl-D leaves."
)
PROMPT = "scopes> "
NO_TEXT = "ask: say what to answer, or pipe it into standard input"
NOT_BOTH = "ask: --json means --format json: leave one of them out"


def choice(number: int, question: str) -> str:
    """Offer a question to go on with under a number."""
    return f"  {number}  {question}"
