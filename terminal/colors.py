"""Show an answer in color, for people at a terminal."""

import re
import shutil

from rich.console import Console
from rich.table import Table
from rich.text import Text

from scopes.answer import Answer, Block, Bullets, Code

WIDEST = 110
SCOPE = "bold cyan"
_MARKS = re.compile(
    r"\*\*(?P<bold>.+?)\*\*|`(?P<code>[^`]*)`|\[(?P<link>[^\]]+)\]\((?P<url>[^)]+)\)"
)


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
                row.add_row(" •", _styled(item))
                console.print(row)
        case Code(text):
            for line in text.splitlines():
                console.print(Text(f"    {line}", SCOPE), soft_wrap=True)
        case _:
            console.print(_styled(block.text))


def _styled(text: str) -> Text:
    styled = Text()
    end = 0
    for mark in _MARKS.finditer(text):
        styled.append(text[end : mark.start()])
        if mark["bold"] is not None:
            styled.append(mark["bold"].replace("`", ""), "bold")
        elif mark["code"] is not None:
            styled.append(mark["code"], SCOPE)
        else:
            styled.append(mark["link"], f"underline link {mark['url']}")
        end = mark.end()
    styled.append(text[end:])
    return styled
