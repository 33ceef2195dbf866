import io

import pytest
from rich.console import Console

from scopes.answer import Answer, Bullets, Code, Paragraph
from scopes.privilege.needs import Outcome
from terminal.colors import show

LONGEST = "spark-admin:telephony_config_write " * 8


def shown(*blocks: Paragraph | Bullets | Code, is_colored: bool = False, width: int = 60) -> str:
    target = io.StringIO()
    console = Console(file=target, force_terminal=is_colored, width=width, highlight=False)
    show(Answer("none", Outcome.FOUND, blocks), console)
    return target.getvalue()


def test_marks_become_styles_and_vanish() -> None:
    text = "Request **one `scope`**: `spark:rooms_read` ([more](https://example.com))"

    assert shown(Paragraph(text)) == "Request one scope: spark:rooms_read (more)\n"


def test_scope_names_stand_out() -> None:
    assert "\x1b[1;36mspark:rooms_read\x1b[0m" in shown(
        Paragraph("`spark:rooms_read`"), is_colored=True
    )


def test_code_can_be_copied_from_the_terminal_as_it_stands() -> None:
    printed = shown(Code(LONGEST), width=40)

    assert printed.strip() == LONGEST.strip()


def test_the_lines_of_a_list_are_indented_below_their_mark() -> None:
    printed = shown(Bullets(("word " * 20, "second")), width=40)

    assert [line[:4] for line in printed.splitlines()] == [" • w", "   w", "   w", " • s"]


@pytest.mark.parametrize("width", [40, 80])
def test_nothing_is_cut_that_is_longer_than_a_line(width: int) -> None:
    path = "/telephony/config/locations/{locationId}/dectNetworks/{dectNetworkId}/serviceability"

    printed = shown(Bullets((path,)), Paragraph(path), width=width)

    assert "".join(printed.split()) == f"•{path}{path}"


@pytest.mark.parametrize("hostile", ["[red]text[/red]", "[link=x]", "\\[", "[/]"])
def test_markup_of_the_library_in_a_text_means_nothing(hostile: str) -> None:
    assert shown(Paragraph(hostile)).strip() == hostile
