"""What the bot says around the matter: hello, help, I don't know, sorry."""

from collections.abc import Sequence

from scopes.answer import Block, Bullets, Paragraph
from scopes.data.catalog import Scope
from wording import EXAMPLES, harmless, quoted, scope_line

LINKS = "Links:"
"""What heads the addresses of links where links cannot be followed."""


def greeting() -> list[Block]:
    """Answer a greeting."""
    return [
        Paragraph("Hello. Tell me what your app should do and I name the least scopes for it."),
        Bullets(tuple(f"`{example}`" for example in EXAMPLES)),
    ]


def thanks() -> list[Block]:
    """Answer a word of thanks or good-bye."""
    return [Paragraph("You are welcome. Fewer scopes, fewer questions from security.")]


def help_text(lines: Sequence[tuple[str, str]], scopes: int, operations: int) -> list[Block]:
    """List what can be asked; `lines` holds (help, example) of each handler."""
    return [
        Paragraph(
            "I am **Webex Scope Bot**. I know which OAuth scopes Webex API calls need "
            f"({operations:,} operations, {scopes} scopes) and name the least set for a job."
        ),
        Bullets(tuple(f"{text}: `{example}`" for text, example in lines)),
        Paragraph("In a group space mention me; in a direct message just write."),
    ]


def unknown(closest: Sequence[Scope], example: str) -> list[Block]:
    """Admit that nothing fits well enough, with the closest scopes and a way on."""
    head = "I don't know which scope that takes, and a wrong scope is worse than none."
    blocks: list[Block] = [Paragraph(head)]
    if closest:
        blocks += [Paragraph("The closest I have:"), Bullets(tuple(map(scope_line, closest)))]
    return [*blocks, Paragraph(f"Try naming the object and the action, such as `{example}`.")]


def elsewhere() -> list[Block]:
    """Decline a question about another product."""
    return [
        Paragraph("That sounds like another product. I only know the scopes of Webex."),
        Paragraph(f"Try `{EXAMPLES[0]}`."),
    ]


def mentioned_alone() -> list[Block]:
    """Say what to do to somebody who only called the bot."""
    return [
        Paragraph(
            "Tell me what your app should do, and I name the least Webex scopes for it.  \n"
            "`help` shows all I can. For example:"
        ),
        Bullets(tuple(f"`{example}`" for example in EXAMPLES)),
    ]


def welcome(bot_name: str) -> list[Block]:
    """Introduce the bot to a space it was added to."""
    return [
        Paragraph(
            f"Hello, I am {harmless(bot_name)}. Mention me with what your app should do, and I "
            "name the least Webex scopes for it:"
        ),
        Bullets(tuple(f"`{example}`" for example in EXAMPLES)),
    ]


def not_allowed() -> str:
    """Refuse somebody outside the allowed organizations."""
    return "I may only answer people of the organization that runs me."


def too_fast() -> str:
    """Ask somebody to slow down."""
    return "That is faster than I may answer. Please wait a minute and ask again."


def late(seconds: float) -> str:
    """Excuse an answer that comes long after its question."""
    minutes = round(seconds / 60)
    age = f"{minutes} minutes" if minutes < 120 else f"{round(minutes / 60)} hours"
    return f"*This comes late: you asked {age} ago, while I could not be reached.*"


def edited() -> str:
    """Head the answer to a question that was changed after it was answered."""
    return "*You changed your question; this takes the place of my answer to it.*"


def space_is_closed() -> str:
    """Say why an answer comes 1:1."""
    return "*Only moderators may write in the space where you asked, so I answer here.*"


def failed(reference: str) -> str:
    """Admit a failure of our own, with what an operator needs to find it."""
    return f"Something went wrong on my side and I could not answer. Reference: {quoted(reference)}"
