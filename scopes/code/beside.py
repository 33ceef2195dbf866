"""What stands beside code in a message: lines of code hold no words that state needs."""

import re
from itertools import pairwise

from scopes.data.operations import METHOD

_WORD = re.compile(
    r"[\"'(]?(?:[A-Za-z][a-z']+|(?!GET|PUT|POST|PATCH|DELETE)[A-Z]{2,6}s?)[.,:;!?)\"']{0,2}|a|i|I"
)
_CODE_WORDS = {
    "await", "async", "break", "case", "catch", "class", "const", "continue", "curl", "def", "do",
    "echo", "elif", "else", "export", "extends", "final", "finally", "fn", "for", "foreach",
    "from", "func", "function", "if", "import", "in", "is", "let", "local", "new", "not", "null",
    "or", "print", "private", "protected", "public", "puts", "raise", "require", "return",
    "static", "struct", "sub", "switch", "then", "this", "throw", "true", "false", "try", "use",
    "using", "val", "var", "void", "while", "with", "yield",
}  # fmt: skip
_SIGN = re.compile(
    r"[(){}\[\]=;<>`\\$|]|://|/\w|\w\.\w|\":"
    r"|^\s*\w+:\s+[a-z]+[A-Z]\w*,?\s*$|^\s*\w+:\s+\w+(?:\s\+\s\w+)+,?\s*$"
    r"|^\s*(?:if|elif|for|while)\s.+:\s*$|^\s+[a-z]+:\s*$"
    r"|^\s*(?:class|def|func|struct|interface|enum|namespace|package)\s+\w+\W*$"
    r"|^\s+return\s+\w+\W*$"
    r"|^\s*(?:echo|print|puts|printf|Write-\w+|Read-Host)\s+[\"']"
)
_FUNCTION = re.compile(r"\w\.\w+\(")
_CALL = re.compile(rf"\W{{0,4}}(?:{METHOD})\s+\S*/")
_CODE_ENDS = re.compile(r"[;{}]\s*$|\s:?=\s|\w\(.*\)")
SEVERAL_LINES = 3
"""Lines that look like code from which a text without calls is taken for code with words."""
_COMMENT = re.compile(r"\s*(?:#|//)")
_COMMENT_BEHIND = re.compile(r"(?<=[\s;){}])(?:#|//)\s.*")
_STRING = re.compile(
    r"(?<!\w)\"(?:[^\"\\\n]|\\.){0,500}\"|(?<!\w)'(?:[^'\\\n]|\\.){0,500}'(?!\w)|`[^`\n]{0,500}`"
)
_BLOCKS = (('"""', '"""'), ("/*", "*/"))
"""How comments and texts that go over several lines begin and end."""


def without_code(text: str, *, keeps_calls: bool = False) -> str:
    """Return a text with blanks for its lines of code, and where it has any, for comments.

    With `keeps_calls` lines stay that are a method and a path, as people write them in words.
    """
    code = {
        line
        for line in text.splitlines(keepends=True)
        if _is_code(line) and not (keeps_calls and _CALL.match(line))
    }
    if code:
        text = _without_blocks(text)
    lines = text.splitlines(keepends=True)
    return "".join(
        _blank(line) if line in code or (code and _COMMENT.match(line)) else line for line in lines
    )


def is_nothing_but_code(text: str) -> bool:
    """Return whether a text calls a function, and has no words beside its code."""
    return _FUNCTION.search(text) is not None and not without_code(text).strip()


def beside_code(text: str) -> str:
    """Return what stands beside the code of a text with several lines of it, else all of it."""
    code = [line for line in text.splitlines() if _is_code(line) and _CODE_ENDS.search(line)]
    return without_code(text).strip() if len(code) >= SEVERAL_LINES else text


def _is_code(line: str) -> bool:
    """Return whether a line has signs of code, and nowhere two words side by side.

    What is between quotation marks, or in a comment behind, is no word of it.
    """
    if not _SIGN.search(line):
        return False
    line = _COMMENT_BEHIND.sub("", _STRING.sub('""', line))
    plain = [bool(_WORD.fullmatch(w)) and w not in _CODE_WORDS for w in line.split()]
    return not any(one and other for one, other in pairwise(plain))


def _blank(line: str) -> str:
    end = line[len(line.rstrip()) :]
    return " " * (len(line) - len(end)) + end


def _without_blocks(text: str) -> str:
    """Return a text with blanks for its comments and texts of several lines."""
    for opening, closing in _BLOCKS:
        start = text.find(opening)
        while start >= 0:
            end = text.find(closing, start + len(opening))
            if end < 0:
                break
            end += len(closing)
            text = text[:start] + _blanks(text[start:end]) + text[end:]
            start = text.find(opening, end)
    return text


def _blanks(lines: str) -> str:
    return "".join(map(_blank, lines.splitlines(keepends=True)))
