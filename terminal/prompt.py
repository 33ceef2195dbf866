"""A prompt for one question after the other: `python bot.py ask`."""

import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from rich.console import Console

from handlers.followups import Earlier, reply
from scopes.answer import Answer
from scopes.knowledge import Knowledge
from scopes.reading.secrets import find_secrets
from terminal.colors import show
from wording import terminal as words

LEAVING = ("exit", "quit")
SHORTEST = 2
"""Characters of a scope's name that must be there before Tab offers those that begin so."""


def converse(knowledge: Knowledge, console: Console, history: History) -> int:
    """Answer questions until the person leaves; return the exit status.

    Ctrl-D, `exit` and `quit` leave, Ctrl-C drops the line. The number of a choice of the last
    answer asks it; what only makes sense after an answer goes on from the last one.
    """
    session: PromptSession[str] = PromptSession(
        history=history, completer=ScopeNames(knowledge.catalog.scopes), complete_while_typing=False
    )
    console.print(words.GREETING)
    choices: Sequence[str] = ()
    earlier: Earlier | None = None
    while True:
        try:
            text = session.prompt(words.PROMPT).strip()
        except KeyboardInterrupt:
            continue
        except EOFError:
            return 0
        if text.lower() in LEAVING:
            return 0
        if text:
            followed = reply(_chosen(text, choices), earlier, knowledge)
            _show(followed.answer, console)
            choices = followed.answer.choices
            if followed.answer.is_substantial:
                earlier = Earlier(earlier.first if earlier else followed.query, followed.query)


def _show(found: Answer, console: Console) -> None:
    console.print()
    show(found, console)
    for number, choice in enumerate(found.choices, start=1):
        console.print(words.choice(number, choice), markup=False, style="dim")
    console.print()


def _chosen(text: str, choices: Sequence[str]) -> str:
    is_number = text.isascii() and text.isdigit() and len(text) < 3
    return choices[int(text) - 1] if is_number and 0 < int(text) <= len(choices) else text


class ScopeNames(Completer):
    """Completes names of scopes, also those written without what stands before the colon."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = sorted(names)

    def get_completions(
        self, document: Document, complete_event: CompleteEvent
    ) -> Iterable[Completion]:
        """Offer the scopes whose name begins like the word before the cursor."""
        word = document.get_word_before_cursor(WORD=True)
        if len(word) < SHORTEST:
            return
        start = word.lower()
        for name in self._names:
            if name.lower().startswith(start) or name.lower().partition(":")[2].startswith(start):
                yield Completion(name, start_position=-len(word))


def history_in(folder: Path) -> History:
    """Return the history that is kept in a folder, for the owner only; none where it can't be."""
    file = folder / "history"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))
        file.chmod(0o600)
    except OSError:
        return InMemoryHistory()
    return _WithoutSecrets(str(file))


def state_folder() -> Path:
    """Return where programs of this person keep such things."""
    home = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    return Path(home) / "webex-scope-bot"


class _WithoutSecrets(FileHistory):
    """Keeps no line in which a token or another secret stands, and none that cannot be written."""

    def store_string(self, string: str) -> None:
        if not find_secrets(string):
            with suppress(OSError):  # a full disk is no reason to disturb the person
                super().store_string(string)
