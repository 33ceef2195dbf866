"""What the bot says when somebody asks about an answer it gave."""

from collections.abc import Iterable, Sequence

from scopes.answer import Block, Bullets, Paragraph
from scopes.data.catalog import Level, Scope
from wording import names
from wording.about import scope_line
from wording.levels import FOR_LEVEL


def forgotten() -> list[Block]:
    """Say that there is no answer to follow up on."""
    return [
        Paragraph(
            "I have no earlier answer to follow up on; I keep the last one for 24 hours. Please "
            "ask the whole question."
        )
    ]


def no_details() -> list[Block]:
    """Say that an answer was complete."""
    return [Paragraph("That answer was complete; I have no more details.")]


def not_on_level(level: Level) -> Block:
    """Say that a job cannot be done on a token level, as far as documented."""
    return Paragraph(
        f"**Not documented {FOR_LEVEL[level]}:** the documents name no scope on that token level."
    )


def no_such_call(verb: str) -> list[Block]:
    """Say that the documents list no call of the kind asked for."""
    return [
        Paragraph(
            f"The documents list no operation to **{verb}** it. If you mean something similar, "
            "name it in full."
        )
    ]


def no_scopes_yet() -> list[Block]:
    """Say that an answer named no scope that could be followed up on."""
    return [Paragraph("My last answer named no scope, so there is nothing to follow up on.")]


def compared(added: Iterable[str], dropped: Iterable[str], kept: Iterable[str]) -> list[Block]:
    """Say which scopes the last answer adds to those of the first one, and which it drops."""
    lines = [
        f"{head}: {names(scopes)}"
        for head, scopes in (("New", added), ("No longer needed", dropped), ("In both", kept))
        if scopes
    ]
    return [Paragraph("**Compared with the first answer:**"), Bullets(tuple(lines))]


def what_was_meant(candidates: Sequence[Scope]) -> list[Block]:
    """Ask what was meant, with the closest candidates."""
    if not candidates:
        return [
            Paragraph(
                "**What did you mean?** Name the object and the action, such as "
                "`list call queues`, or paste the API call."
            )
        ]
    return [
        Paragraph("**Which of these comes closer?** If none does, rephrase the question."),
        Bullets(tuple(map(scope_line, candidates))),
    ]


def no_such_step(number: int) -> list[Block]:
    """Say that the job has no step of that number, or none but that."""
    if number == 1:
        return [Paragraph("This is the only step; without it nothing is left.")]
    return [Paragraph(f"Name a step from 1 to {number} to leave out, and keep at least one.")]
