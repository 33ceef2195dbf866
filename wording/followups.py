"""What the bot says when somebody asks about an answer it gave."""

from collections.abc import Iterable, Sequence

from scopes.answer import Block, Bullets, Paragraph
from scopes.data.catalog import Level, Scope
from wording import FOR_LEVEL, names, scope_line


def forgotten() -> list[Block]:
    """Say that there is no answer to follow up on."""
    return [
        Paragraph(
            "I have no earlier answer here to go on from; I keep one for 24 hours. Put the whole "
            "question, and I take it from there."
        )
    ]


def no_details() -> list[Block]:
    """Say that an answer was complete."""
    return [Paragraph("That was all I know about it: there is nothing behind that answer to add.")]


def not_on_level(level: Level) -> Block:
    """Say that a job cannot be done on a token level, as far as documented."""
    return Paragraph(
        f"**Not documented {FOR_LEVEL[level]}:** I know no scope that does this on such a token."
    )


def no_such_call(verb: str) -> list[Block]:
    """Say that the documents know no call of the kind asked for."""
    return [
        Paragraph(
            f"The documents know no call to **{verb}** it. If you mean something near it, name it "
            "in full and I look again."
        )
    ]


def no_scopes_yet() -> list[Block]:
    """Say that an answer named no scope that could be followed up on."""
    return [Paragraph("My answer before named no scope, so there is nothing to go on from.")]


def compared(added: Iterable[str], dropped: Iterable[str], kept: Iterable[str]) -> list[Block]:
    """Say what the last answer asks for beside, or in place of, what the first one did."""
    lines = [
        f"{head}: {names(scopes)}"
        for head, scopes in (("New", added), ("No longer", dropped), ("In both", kept))
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
        Paragraph("**Which of these comes closer?** If none does, put it in other words."),
        Bullets(tuple(map(scope_line, candidates))),
    ]


def no_such_step(number: int) -> list[Block]:
    """Say that the job has no step of that number, or none but that."""
    if number == 1:
        return [Paragraph("There is only one step, so nothing would be left without it.")]
    return [Paragraph(f"Name a step from 1 to {number} to leave out, and leave at least one in.")]
