"""Show an answer in color, for people at a terminal."""

import shutil
from collections.abc import Iterable

from rich.console import Console
from rich.table import Table
from rich.text import Text

from rendering import inline
from scopes.answer import Answer, Block, Bullets, Code

WIDEST = 110
SCOPE = "bold cyan"


def show(answer: Answer, console: Console) -> None:
    """Print an answer; scope names stand out, and code can be copied as it stands."""
    for number, block in enumerate(answer.blocks):
        if number:
            console.print()
        _show(block, console)


def new_console() -> Console:
    """Return a console as wide as the terminal, within what reads well."""
    return Console(width=min(shutil.get_terminal_size().columns, WIDEST), highlight=False)


def _show(block: Block, console: Console) -> None:
    match block:
        case Bullets(items):
            for item in items:
                row = Table.grid(padding=(0, 1))
                row.add_column()
                row.add_column(overflow="fold")
                row.add_row(" •", _styled(inline.parse(item)))
                console.print(row)
        case Code(text):
            for line in text.splitlines():
                console.print(Text(f"    {line}", SCOPE), soft_wrap=True)
        case _:
            console.print(_styled(inline.parse(block.text)))


def _styled(spans: Iterable[inline.Span], style: str = "") -> Text:
    return Text.assemble(*(_shown(span, style) for span in spans))


def _shown(span: inline.Span, style: str) -> Text:
    """Return a span with its own style; names within what stands out look like the rest of it."""
    match span:
        case inline.Text(text):
            return Text(text, style)
        case inline.Code(text):
            return Text(text, style or SCOPE)
        case inline.Strong(spans):
            return _styled(spans, "bold")
        case inline.Link(spans, address):
            return _styled(spans, f"underline link {address}")
        case inline.Break():
            return Text("\n")
