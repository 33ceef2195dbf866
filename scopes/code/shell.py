"""Commands of a shell that make requests: curl, wget, HTTPie, PowerShell."""

import re
from collections.abc import Iterator

from scopes.code.address import read_address
from scopes.code.found import Site
from scopes.code.values import Values
from scopes.data.operations import METHODS

_COMMAND = re.compile(
    r"(?<![\w./-])(?P<tool>curl|wget|https?(?= +(?:-|[A-Z]+ |\$\{?\w+\}? |https?:|\w[\w.]*\.com|:))"
    r"|Invoke-RestMethod|Invoke-WebRequest|irm|iwr)(?P<exe>\.exe)?\s",
    re.IGNORECASE,
)
_TOOLS = ("curl", "wget", "http ", "https ", "invoke-", "irm", "iwr")
"""One of these stands in each text with a command, in small letters."""
_WORD = re.compile(
    r"(?P<end>\n|[|;)&]{1,2}(?=\s|\Z|&|\|))|(?P<skip>(?:\\|`|\^)\r?\n|[ \t]+)"
    r"|(?P<word>(?:\"(?:[^\"\\]|\\.)*\"?|'[^']*'?|\$\((?:[^()]|\([^()]*\))*\)|\\.|[^\s|;'\"\\`)&]|&(?!&))+|.)",
    re.DOTALL,
)
_MOST_WORDS = 60
_METHOD = re.compile(
    r"(?:-X|--request|--method|-(?i:(?:custom)?method))(?:[=:]|(?=['\"$])|(?=[A-Z])|\Z)(?P<method>.*)",
    re.DOTALL,
)
_VARIABLE = re.compile(r"\"?\$\{?\w+\}?\"?")
_BODY = re.compile(r"(?:-d|--data(?:-\w+)?|--json|-F|--form|--post-data|--post-file)(?:=.*)?", re.S)
_ITEM = re.compile(r"[\w-]+(?::?=).*", re.DOTALL)


def read_shell(text: str, values: Values) -> Iterator[Site]:
    """Yield the requests that commands make, in order."""
    lowered, end = text.lower(), 0
    commands = _COMMAND.finditer(text) if any(tool in lowered for tool in _TOOLS) else ()
    for command in commands:
        if command.start() < end:
            continue
        words, end = _words(text, command.end())
        if site := _read(command, words, values):
            yield site


def _words(text: str, start: int) -> tuple[list[str], int]:
    """Return the words of a command up to its end, and where that is."""
    words: list[str] = []
    for match in _WORD.finditer(text, start):
        if match["end"]:
            return words, match.start()
        if match["word"]:
            words.append(match["word"])
        if len(words) > _MOST_WORDS:
            return words, match.end()
    return words, len(text)


def _read(command: re.Match[str], words: list[str], values: Values) -> Site | None:
    tool = command["tool"].lower()
    place = values.tokens.place_at(command.start())
    for before, word in zip(["", *words], words, strict=False):
        plain = word.removeprefix("--url=").strip("'\"")
        is_address = (
            tool[0] == "i" and before.lower() in ("", "-uri") and _VARIABLE.fullmatch(plain)
        )
        if plain.startswith(("-", "@")) or not ("/" in plain or is_address):
            continue
        address = read_address(values.filled(plain, place))
        if address and (address.is_of_webex or plain.startswith("$")) and not address.is_base:
            if address.is_no_operation or address.is_unknown:
                return None
            method = _method(tool, words)
            return Site(command.start(), method, address.path, address.host, address.query,
                        written=f"{command[0]}{plain}".strip())  # fmt: skip
    return None


def _method(tool: str, words: list[str]) -> str | None:
    for n, word in enumerate(words):
        if tool.startswith("http") and (word in METHODS or (n == 0 and _VARIABLE.fullmatch(word))):
            return word if word in METHODS else None
        if stated := _METHOD.fullmatch(word):
            given = stated["method"] or (words[n + 1] if n + 1 < len(words) else "")
            given = given.strip("'\"").upper()
            return given if given in METHODS else None
    if any(word.startswith("@") for word in words) and tool[0] == "i":
        return None
    if tool in ("curl", "wget") and "-G" not in words and any(map(_BODY.fullmatch, words)):
        return "POST"
    if tool.startswith("http") and any(
        _ITEM.fullmatch(word) and "://" not in word for word in words
    ):
        return "POST"
    return "GET"
