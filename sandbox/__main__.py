"""Run the sandbox in the foreground: ``python -m sandbox --port 8081``."""

import argparse
import json
import os
import re
import signal
import sys
import threading
from collections.abc import Sequence
from typing import NoReturn

from sandbox.app import create_sandbox
from sandbox.precautions import find_danger
from sandbox.server import SandboxServer

MAX_PORT = 65535


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with the arguments in one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until SIGINT or SIGTERM; return the exit status, 1 when it is not safe to start.

    Raises `SystemExit` with status 2 when the arguments are wrong.
    """
    options = _parse(arguments)
    if danger := find_danger(os.environ):
        print(danger, file=sys.stderr)
        return 1
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda _number, _frame: stop.set())
    sandbox = create_sandbox(options.bot_name)
    try:
        server = SandboxServer(sandbox, port=options.port)
    except OSError as error:
        sandbox.close()
        reason = os.strerror(error.errno or 0)
        print(f"Cannot listen on port {options.port}: {reason}", file=sys.stderr)
        return 1
    with server:
        places = {"url": server.url, "api_url": server.api_url, "bot_token": sandbox.bot_token}
        print(json.dumps(places), flush=True)
        if options.until_stdin_closes:
            threading.Thread(target=_watch_stdin, args=(stop,), daemon=True).start()
        stop.wait()
    return 0


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = _Parser(
        prog="python -m sandbox", description="A small Webex on this machine, to try the bot in."
    )
    parser.add_argument(
        "--port", type=_port, default=8081, help="default: 8081; 0 for any free one"
    )
    parser.add_argument(
        "--bot-name", type=_bot_name, default="Scope Bot", help="default: Scope Bot"
    )
    parser.add_argument(
        "--until-stdin-closes",
        action="store_true",
        help="stop when standard input ends, so that it never outlives the parent process",
    )
    return parser.parse_args(arguments)


def _port(text: str) -> int:
    if not re.fullmatch("[0-9]{1,5}", text) or int(text) > MAX_PORT:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 0 to {MAX_PORT}")
    return int(text)


def _bot_name(text: str) -> str:
    if not text.strip() or "@" in text or not text.isprintable():
        raise argparse.ArgumentTypeError(f"{text!r} is not a name: it must hold a word and no @")
    return text


def _watch_stdin(stop: threading.Event) -> None:
    sys.stdin.read()
    stop.set()


if __name__ == "__main__":
    sys.exit(main())
