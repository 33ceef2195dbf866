"""Webex Scope Bot: the command line and the wiring.

    python bot.py                     serve the bot; without a token together with a local sandbox
    python bot.py ask "TEXT"          answer one question on the terminal
    python bot.py ask --json "TEXT"   the same as one JSON object
    python bot.py ask --json -        one JSON string a line in, one JSON object a line out
    python bot.py check               validate catalog, operations and configuration
"""

import argparse
import os
import sys
from collections.abc import Sequence
from typing import TextIO

from dotenv import dotenv_values

from scopes.errors import DataError
from settings import Settings, SettingsError, read_settings

# Each command imports what it needs, so that `ask` does not wait for a web server to load.


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit status: 0 fine, 1 nothing found or wrong, 2 misuse."""
    options = _parser().parse_args(arguments)
    try:
        match options.command:
            case "ask":
                return _ask(options.text, options.json, sys.stdin, sys.stdout)
            case "check":
                return _check()
            case _:
                return _serve()
    except (SettingsError, DataError) as error:
        print(error, file=sys.stderr)
        return 1
    except BrokenPipeError:
        sys.stdout = None  # type: ignore[assignment]  # nobody reads on; stay silent at exit
        return 1


def load_settings() -> Settings:
    """Read settings from `.env` in the current folder and the environment, which wins."""
    from_file = {key: value or "" for key, value in dotenv_values(".env").items()}
    return read_settings({**from_file, **os.environ})


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="bot.py", description="Find and explain the least Webex OAuth scopes for the job."
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    ask = commands.add_parser("ask", help="answer a question on the terminal")
    ask.add_argument("text", help="the question; with --json, - reads many from standard input")
    ask.add_argument("--json", action="store_true", help="answer as JSON, one object a line")
    commands.add_parser("check", help="validate catalog, operations and configuration")
    return parser


def _ask(text: str, as_json: bool, source: TextIO, target: TextIO) -> int:
    from asking import answer_lines, answer_text

    if as_json and text == "-":
        return answer_lines(source, target)
    return answer_text(text, as_json, target)


def _check() -> int:
    from scopes.knowledge import find_problems

    problems = find_problems()
    try:
        load_settings()
    except SettingsError as error:
        problems.append(str(error))
    print("\n".join(problems) or "Catalog, operations and configuration are fine.")
    return 1 if problems else 0


def _serve() -> int:
    from serving import serve

    return serve(load_settings())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
