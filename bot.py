"""Webex Scope Bot: the command line.

python bot.py                     serve the bot; without a token together with a local sandbox
python bot.py ask                 answer questions at a prompt, or the one in standard input
python bot.py ask TEXT            answer one question on the terminal; quote what a shell would read
python bot.py ask --json TEXT     the same as one JSON object
python bot.py ask --explain TEXT   tell as well how the question was read
python bot.py ask --json -        one JSON string a line in, one JSON object a line out
python bot.py scan PATH...         find the calls of a code base and the least scopes for them
python bot.py mcp                 answer assistants and editors over MCP; with --http on a port
python bot.py check               validate catalog, operations and configuration
python bot.py catalog import SOURCE...  read Webex's API documents into data/operations.tsv
python bot.py catalog import --check SOURCE...  only tell what would change
python bot.py catalog mismatches  show where the documents are silent or contradict others
python bot.py doctor              check a deployment: token, address, webhooks, database, clock
python bot.py inbox               show events that wait for an answer or were given up
python bot.py inbox retry KEY     retry an event that was given up
python bot.py gaps                export questions not answered well (with FEEDBACK=on)
python bot.py gaps --counts       show them with their counts
python bot.py --version           show the version
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036  # so this file must be one that 3.6 can read
    sys.exit(
        f"Python {sys.version.split()[0]} is too old: use 3.11 or newer, "
        "as in `make run PYTHON=python3.13`"
    )

import argparse
import os
import signal
from collections.abc import Callable, Sequence
from contextlib import suppress
from io import BytesIO, TextIOWrapper

from scopes.data.errors import DataError
from settings import SettingsError, load_settings
from version import VERSION

SOURCES = "a folder, a file, or a git repository as URL@COMMIT or URL@COMMIT:FOLDER"
MOST_READ = 1_000_000
"""Characters of a question that are read from standard input; far more than are answered."""

# Each command imports what it needs, so that `ask` does not wait for a web server to load.


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit status: 0 fine, 1 nothing found or wrong, 2 misuse."""
    options = _parser().parse_args(arguments)
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


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="bot.py",
        description="Find and explain the least Webex OAuth scopes for a job.",
    )
    parser.add_argument("--version", action="version", version=f"Webex Scope Bot {VERSION}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    ask = commands.add_parser("ask", help="answer a question on the terminal")
    ask.add_argument(
        "text",
        nargs="*",
        help="the question; without it a prompt opens, or standard input is the question; "
        "with --json, - reads many questions from standard input",
    )
    ask.add_argument("--json", action="store_true", help="the same as --format json")
    ask.add_argument("--format", choices=("markdown", "json", "plain"), help="default: for people")
    ask.add_argument(
        "--explain",
        action="store_true",
        help="tell as well which words were read as needs, which sets of scopes were considered "
        "for each, and what spoke for them",
    )
    _add_scan(commands.add_parser("scan", help="find the calls of a code base and their scopes"))
    mcp = commands.add_parser("mcp", help="answer assistants and editors over MCP")
    mcp.add_argument("--http", action="store_true", help="on a port of this machine, not stdio")
    mcp.add_argument("--port", type=int, default=8765, help="default: 8765")
    commands.add_parser("check", help="validate catalog, operations and configuration")
    catalog = commands.add_parser("catalog", help="import and examine the API documents")
    tasks = catalog.add_subparsers(dest="task", metavar="TASK", required=True)
    documents = tasks.add_parser("import", help="read documents into data/operations.tsv")
    documents.add_argument("sources", nargs="+", metavar="SOURCE", help=SOURCES)
    documents.add_argument("--check", action="store_true", help="only tell what would change")
    documents.add_argument("--json", action="store_true", help="tell it as JSON")
    tasks.add_parser("mismatches", help="show where documents are silent or contradict others")
    commands.add_parser(
        "doctor", help="check a deployment: token, address, webhooks, database, clock"
    )
    inbox = commands.add_parser("inbox", help="show events that wait or were given up")
    actions = inbox.add_subparsers(metavar="ACTION")
    retry = actions.add_parser("retry", help="retry an event that was given up")
    retry.add_argument("retry", metavar="KEY", help="as `inbox` shows it, or `all`")
    inbox.set_defaults(retry=None)
    gaps = commands.add_parser("gaps", help="export questions not answered well, to learn from")
    gaps.add_argument("--counts", action="store_true", help="show them with their counts instead")
    return parser


def _add_scan(scan: argparse.ArgumentParser) -> None:
    scan.add_argument("paths", nargs="+", metavar="PATH", help="a folder or a file")
    forms = scan.add_mutually_exclusive_group()
    for form, use in (
        ("json", "as one JSON object"),
        ("sarif", "as SARIF 2.1.0, for code scanning"),
        ("markdown", "for a pull request"),
    ):
        forms.add_argument(f"--{form}", dest="form", action="store_const", const=form, help=use)
    scan.add_argument(
        "--requested", metavar="SCOPES", help="what the app requests; default: as its code says"
    )
    scan.add_argument("--check", action="store_true", help="exit status 1 when a scope is missing")
    scan.add_argument(
        "--strict", action="store_true", help="also when a scope is requested and not needed"
    )
    scan.add_argument("--since", metavar="REV", help="only what was added since a git revision")


def _run(options: argparse.Namespace) -> int:
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


def _ask(options: argparse.Namespace) -> int:
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


def _scan(options: argparse.Namespace) -> int:
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


def _catalog(options: argparse.Namespace) -> int:
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
    from app.admin import retry_jobs, show_inbox

    url = load_settings().database_url
    return retry_jobs(url, retry, sys.stdout) if retry else show_inbox(url, sys.stdout)


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
