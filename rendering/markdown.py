"""Render an answer as Webex markdown."""

from scopes.answer import Answer, Block, Bullets, Code


def to_markdown(answer: Answer) -> str:
    """Return the whole answer as markdown that Webex clients render."""
    return "\n\n".join(map(_render, answer.blocks))


def _render(block: Block) -> str:
    match block:
        case Bullets(items):
            return "\n".join(f"- {item}" for item in items)
        case Code(text):
            return f"```\n{text}\n```"
        case _:
            return block.text
