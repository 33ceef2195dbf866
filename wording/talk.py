"""What the bot says apart from scopes: hello, help, I don't know, sorry."""

from collections.abc import Mapping, Sequence

from scopes.answer import Block, Bullets, Paragraph
from scopes.data.catalog import Scope
from scopes.privilege.needs import Alternative
from wording import alternatives, harmless, quoted

EXAMPLES = ("what scopes for CDR?", "GET /v1/people/me", "what does spark:messages_read do?")

IN_THREADS = (
    "In a thread, mention me again each time: Webex shows me only messages that mention me."
)
LINKS = "Links:"
"""The heading of the addresses of links, where links cannot be followed."""

_OFFER = (
    "Tell me what your app should do, and I find the least-privilege set of Webex scopes for it"
)
_WHAT_TO_NAME = "Name the object and the action"


def greeting() -> list[Block]:
    """Answer a greeting."""
    return [
        Paragraph(f"Hello. {_OFFER}:"),
        Bullets(tuple(f"`{example}`" for example in EXAMPLES)),
    ]


def thanks() -> list[Block]:
    """Answer thanks or a goodbye."""
    return [Paragraph("You're welcome. Fewer scopes, fewer questions from security.")]


def chitchat() -> list[Block]:
    """Answer small talk in a line."""
    return [Paragraph("I am only good at scopes. What should your app do on Webex?")]


def feedback() -> list[Block]:
    """Take criticism, and say how to get a better answer."""
    return [
        Paragraph(
            "Thank you for saying so. Put it in other words, with the object and the action or the "
            "API call, and I try again. **Not what I meant** on an answer shows other scopes."
        )
    ]


def off_topic(example: str) -> list[Block]:
    """Decline what has nothing to do with scopes, and say what to try if it has after all."""
    return [
        Paragraph("I don't know about that: I only know the OAuth scopes of Webex."),
        Paragraph(f"{_WHAT_TO_NAME}, for example: `{example}`"),
    ]


def help_text(lines: Sequence[tuple[str, str]], scopes: int, operations: int) -> list[Block]:
    """List what can be asked; `lines` holds (help, example) of each handler."""
    return [
        Paragraph(
            "I am **Webex Scope Bot**. I know which OAuth scopes Webex API calls require "
            f"({operations:,} operations, {scopes} scopes), and I find the least-privilege set for "
            "a job."
        ),
        Bullets(tuple(f"{text}: `{example}`" for text, example in lines)),
        Paragraph(f"In a group space, mention me. {IN_THREADS} In a direct message, just write."),
    ]


def unknown(
    closest: Sequence[Alternative], scopes: Mapping[str, Scope], example: str
) -> list[Block]:
    """Admit that nothing fits well enough, with what comes closest and what to try."""
    head = "I don't know which scope that requires, and a wrong scope is worse than none."
    blocks: list[Block] = [Paragraph(head)]
    if closest:
        blocks += [Paragraph("What comes closest:"), alternatives.listed(closest, scopes)]
    return [*blocks, Paragraph(f"{_WHAT_TO_NAME}, for example: `{example}`")]


def not_offered() -> list[Block]:
    """Say that no scope grants what only the Webex app has."""
    return [
        Paragraph(
            "**No operation in the documents of the Webex API does this, so no scope grants it.** "
            "It belongs to the Webex app alone."
        ),
        Paragraph(f"What I can answer, for example: `{EXAMPLES[0]}`"),
    ]


def elsewhere() -> list[Block]:
    """Decline a question about another product."""
    return [
        Paragraph("That sounds like another product; I only know Webex scopes."),
        Paragraph(f"For example: `{EXAMPLES[0]}`"),
    ]


def no_call() -> list[Block]:
    """Say that code holds no call of Webex that could be read."""
    return [
        Paragraph(
            "**I found no call of a Webex API in this code.** Add the lines with the address or "
            "the function of an SDK that it calls, or name the method and the path."
        ),
        Paragraph(f"For example: `{EXAMPLES[1]}`"),
    ]


def mentioned_alone() -> list[Block]:
    """Say what to do to somebody who only mentioned the bot."""
    return [
        Paragraph(f"{_OFFER}.  \n`help` shows everything I can do. For example:"),
        Bullets(tuple(f"`{example}`" for example in EXAMPLES)),
    ]


def welcome(bot_name: str) -> list[Block]:
    """Introduce the bot to a space it was added to."""
    return [
        Paragraph(
            f"Hello, I am {harmless(bot_name)}. Mention me with what your app should do, and I "
            "find the least-privilege set of Webex scopes for it:"
        ),
        Bullets(tuple(f"`{example}`" for example in EXAMPLES)),
        Paragraph(IN_THREADS),
    ]


def not_allowed() -> str:
    """Deny access to somebody outside the allowed organizations."""
    return "Access denied: I only answer people in the organization that runs me."


def too_fast() -> str:
    """Say that a rate limit is reached."""
    return "Too many questions in one minute. Please wait a minute, and ask again."


def late(seconds: float) -> str:
    """Apologize for an answer that comes long after its question."""
    minutes = round(seconds / 60)
    age = f"{minutes} minutes" if minutes < 120 else f"{round(minutes / 60)} hours"
    return f"*This answer is late: you asked {age} ago, while I was unavailable.*"


def edited() -> str:
    """Head the answer to a question that was edited after it was answered."""
    return "*You edited your question; this replaces my earlier answer.*"


def unsure() -> str:
    """Say 1:1 that an answer in a space may be missing."""
    return (
        "I don't know whether my answer reached the space where you asked. "
        "If you don't see it there, please ask me again."
    )


def space_is_closed() -> str:
    """Say why an answer comes 1:1."""
    return "*Only moderators can post in the space where you asked, so I answer here.*"


def failed(reference: str) -> str:
    """Admit an error of the bot, with the reference an operator needs to find it."""
    return f"Something went wrong on my side, so I could not answer. Reference: {quoted(reference)}"
