"""The commands of `bot.py`, their arguments, and what `--help` says of them."""

from argparse import ArgumentParser

from version import VERSION

SOURCES = "a folder, a file, or a git repository as URL@COMMIT or URL@COMMIT:FOLDER"


def new_parser() -> ArgumentParser:
    """Return what reads the arguments of `bot.py`; without a command `command` is None."""
    parser = ArgumentParser(
        prog="bot.py",
        description="Find and explain the least Webex OAuth scopes for a job.",
        epilog="Without a command the bot is served; without a token together with a sandbox.",
    )
    parser.add_argument("--version", action="version", version=f"Webex Scope Bot {VERSION}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    _ask(commands.add_parser("ask", help="answer a question on the terminal"))
    _scan(commands.add_parser("scan", help="find the calls of a code base and their scopes"))
    _mcp(commands.add_parser("mcp", help="answer assistants and editors over MCP"))
    commands.add_parser("check", help="validate catalog, operations and configuration")
    _catalog(commands.add_parser("catalog", help="import and examine the API documents"))
    commands.add_parser(
        "doctor", help="check a deployment: token, address, webhooks, database, clock"
    )
    _inbox(commands.add_parser("inbox", help="show events that wait or were given up"))
    gaps = commands.add_parser("gaps", help="export questions not answered well, to learn from")
    gaps.add_argument("--counts", action="store_true", help="show them with their counts instead")
    return parser


def _ask(ask: ArgumentParser) -> None:
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


def _scan(scan: ArgumentParser) -> None:
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


def _mcp(mcp: ArgumentParser) -> None:
    mcp.add_argument("--http", action="store_true", help="on a port of this machine, not stdio")
    mcp.add_argument("--port", type=int, default=8765, help="default: 8765")


def _catalog(catalog: ArgumentParser) -> None:
    tasks = catalog.add_subparsers(dest="task", metavar="TASK", required=True)
    documents = tasks.add_parser("import", help="read documents into data/operations.tsv")
    documents.add_argument("sources", nargs="+", metavar="SOURCE", help=SOURCES)
    documents.add_argument("--check", action="store_true", help="only tell what would change")
    documents.add_argument("--json", action="store_true", help="tell it as JSON")
    tasks.add_parser("mismatches", help="show where documents are silent or contradict others")


def _inbox(inbox: ArgumentParser) -> None:
    actions = inbox.add_subparsers(metavar="ACTION")
    retry = actions.add_parser("retry", help="retry an event that was given up")
    retry.add_argument("retry", metavar="KEY", help="as `inbox` shows it, or `all`")
    inbox.set_defaults(retry=None)
