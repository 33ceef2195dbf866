"""Webex Scope Bot: the command line.

`python bot.py` serves the bot, without a token together with a local sandbox. The other commands,
which `python bot.py --help` lists, are read by `terminal/arguments.py`.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036  # so this file must be one that 3.6 can read
    sys.exit(
        f"Python {sys.version.split()[0]} is too old: use 3.11 or newer, "
        "as in `make run PYTHON=python3.13`"
    )

import os
import signal
from argparse import Namespace
from collections.abc import Callable, Sequence
from contextlib import suppress
from io import BytesIO, TextIOWrapper

from scopes.data.errors import DataError
from settings import SettingsError, load_settings
from terminal.arguments import new_parser

MOST_READ = 1_000_000
"""Characters of a question that are read from standard input; far more than are answered."""

# Each command imports what it needs, so that `ask` does not wait for a web server to load.


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit status: 0 fine, 1 nothing found or wrong, 2 misuse."""
    options = new_parser().parse_args(arguments)
    sys.stdin = sys.stdin or TextIOWrapper(BytesIO())  # None when closed by the caller,
    sys.stdout = sys.stdout or TextIOWrapper(BytesIO())  # and so is this
    try:
        status = _run(options)
        sys.stdout.flush()
        return status
    except (SettingsError, DataError) as error:
        _complain(error)
        return 1
    except OSError as error:
        sys.stdout = None  # what it still holds cannot be written at exit either
        if not isinstance(error, BrokenPipeError):
            _complain(error)
        return 1
    except KeyboardInterrupt:
        return 130
    except ModuleNotFoundError as error:
        _complain(
            f"The library {error.name} is missing: `make run` installs all into .venv; "
            "then start with `.venv/bin/python bot.py`"
        )
        return 1
    except Exception as error:
        from app.faults import told_in_one_line

        _complain(told_in_one_line(error))
        return 1


def _run(options: Namespace) -> int:
    commands: dict[str, Callable[[], int]] = {
        "ask": lambda: _ask(options),
        "scan": lambda: _scan(options),
        "mcp": lambda: _mcp(options.port if options.http else None),
        "check": _check,
        "catalog": lambda: _catalog(options),
        "doctor": _doctor,
        "inbox": lambda: _inbox(options.retry),
        "gaps": lambda: _gaps(options.counts),
    }
    return commands.get(options.command, _serve)()


def _ask(options: Namespace) -> int:
    from terminal.asking import Form, answer_lines, answer_prompts, answer_text
    from wording import terminal as words

    if options.json and options.format not in (None, "json"):
        return _misused(words.NOT_BOTH)
    form: Form | None = "json" if options.json else options.format
    if options.text:
        text = " ".join(options.text)
        if form == "json" and text == "-":
            return answer_lines(sys.stdin.buffer, sys.stdout, options.explain)
        return answer_text(text, form, sys.stdout, options.explain)
    if sys.stdin.isatty():
        can_talk = form is None and not options.explain and sys.stdout.isatty()
        return answer_prompts() if can_talk else _misused(words.NO_TEXT)
    source = TextIOWrapper(sys.stdin.buffer, encoding="utf-8", errors="replace")
    text = source.read(MOST_READ).strip()
    if not text:
        return _misused(words.NO_TEXT)
    return answer_text(text, form, sys.stdout, options.explain)


def _scan(options: Namespace) -> int:
    from scan.command import Misuse, Options, run

    asked = Options(
        tuple(options.paths), options.form, options.requested, options.since,
        options.check, options.strict,
    )  # fmt: skip
    try:
        return run(asked, sys.stdout, sys.stderr)
    except Misuse as error:
        return _misused(str(error))


def _misused(words: str) -> int:
    _complain(words)
    return 2


def _complain(words: object) -> None:
    """Say what is wrong, if there is anybody to hear it."""
    with suppress(OSError):
        print(words, file=sys.stderr)


def _mcp(port: int | None) -> int:
    from importlib.util import find_spec

    if not find_spec("mcp"):
        from wording.assistant import NOT_INSTALLED

        _complain(NOT_INSTALLED)
        return 1
    from assistant.server import serve
    from scopes.knowledge import load_knowledge

    return serve(load_knowledge(), port)


def _check() -> int:
    from scopes.knowledge import find_problems

    problems = find_problems()
    try:
        for warning in load_settings().warnings:
            print(warning)
    except SettingsError as error:
        problems.append(str(error))
    print("\n".join(problems) or "Catalog, operations and configuration are valid.")
    return 1 if problems else 0


def _catalog(options: Namespace) -> int:
    from scopes.knowledge import ROOT

    if options.task == "mismatches":
        from pipeline.mismatches import show_mismatches

        return show_mismatches(ROOT, sys.stdout)
    from pipeline.importing import import_documents
    from scopes.data.validation import load_catalog

    catalog, sources = load_catalog(ROOT), options.sources
    return import_documents(
        ROOT, catalog, sources, sys.stdout, check=options.check, as_json=options.json
    )


def _doctor() -> int:
    from app.doctor import examine
    from app.own_machine import reach_directly
    from monitoring.logs import set_up_logging

    reach_directly(os.environ)
    set_up_logging("ERROR", ())
    return examine(load_settings, sys.stdout)


def _inbox(retry: str | None) -> int:
    from app.admin import retry_events, show_inbox

    url = load_settings().database_url
    return retry_events(url, retry, sys.stdout) if retry else show_inbox(url, sys.stdout)


def _gaps(with_counts: bool) -> int:
    from app.gaps import export_gaps, show_gaps

    url = load_settings().database_url
    return show_gaps(url, sys.stdout) if with_counts else export_gaps(url, sys.stdout, _complain)


def _serve() -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # until gunicorn listens for it itself
    from app.own_machine import reach_directly

    settings = load_settings()
    reach_directly(os.environ)
    from app.server import serve  # gunicorn looks at the environment as it is loaded

    return serve(settings)


def _leave(status: int) -> None:
    """End the process at once: taking the loaded data apart would double a short run's end."""
    for stream in (sys.stdout, sys.stderr):
        if stream:
            with suppress(OSError):
                stream.flush()
    os._exit(status)


if __name__ == "__main__":
    _leave(main(sys.argv[1:]))
