"""The longest questions somebody could send to keep the bot busy, each of one kind of token."""

from collections.abc import Callable, Iterable
from itertools import chain, cycle, islice

from scopes.knowledge import Knowledge
from scopes.reading.cleaning import MAX_CHARACTERS

_GAPS = " \n\r\u2028"

REPEATED = {
    "one long word": "a",
    "one long word of scope letters": "spark_",
    "digits": "7 1 ",
    "newlines": "\n",
    "words and newlines": "a\n",
    "commas": ",",
    "commas and words": "a,b ",
    "and": "and ",
    "plus": "+ ",
    "round brackets": "(",
    "square brackets": "[[a](",
    "curly brackets": "{",
    "angle brackets": "<a ",
    "tags that never end": "<script>",
    "single quotes": "'a",
    "double quotes": '"',
    "curly quotes": "“a ",
    "backticks": "```",
    "colons": "a:",
    "colons and blanks": "scope: ",
    "underscores": "a_b",
    "hyphens": "a-",
    "dots": "a.",
    "slashes": "/a",
    "blanks": "a" + " " * 60,
    "tabs": "\t",
    "mentions": "a@a.",
    "percent codes": "%2525",
    "equal signs": "scope=",
    "list marks": "- a: ",
    "upper case": "DID ANI ",
    "ligatures that unfold": "ﷺ",
    "accents": "é" + "\u0301" * 40,
    "wide letters": "ｓｐａｒｋ：ａｌｌ ",
    "emoji": "👩‍💻 ",
    "right to left": "\u202eאב ",
    "invisible letters": "a\u200b",
    "secrets": "secret token ",
    "client ids": "client_id " + "C0 ",
    "redirects": "redirect a://b ",
    "states": "with state ",
    "curl": "curl -X GET -H 'a: b' ",
    "curl lines": "curl -X POST https://webexapis.com/v1/rooms -d '{}'\n",
    "fetch": "fetch(",
    "methods": "GET ",
    "status codes": "403 ",
    "status codes in dots": "403..401..",
    "words of two letters": "ab cd, ",
    "methods and paths": "GET /people ",
    "hosts": "webexapis.com/",
    "addresses": "https://webexapis.com/v1/people ",
    "broken addresses": "https://[",
    "SDK calls": "api.people.list() ",
    "SDK names": "api.",
    "paths in quotes": "'/x'",
    "paths as values": "url:'/x'",
    "all operations of": "all operations of spark:all ",
    "what does ... do": "what does ",
    "greetings": "hello there ",
    "help": "help ?",
    "markdown links": "[a](https://example.com) ",
}
"""A token that fills the whole question."""

BEGUN = {
    "secrets without an end": ("my token is ", "_PF84_"),
    "secrets with marks": ("secret ", "_AAAA_00000000-0000-"),
    "leaks": ("pasted ", "my token "),
    "authorize url and client ids": ("authorize url client_id", " " * 7 + "client_id "),
    "authorize url and addresses": ("authorize url redirect ", "https://a"),
    "authorize url and letters": ("authorize url ", "a+.-"),
    "403 and errors": ("403 forbidden ", "a.b.error "),
    "403 and quotes": ("403 forbidden ", '{"message": "'),
    "403 and its message": ("403 ", "the server understood the request "),
    "403 and its verbs": ("we get 403 ", "is is "),
    "code and open comments": ("x = rooms.list();\n", "/* a"),
    "settings in comments": ("a = 2\n", "# a = 1\n"),
    "403 and attempts": ("403 ", "when i am trying to "),
    "invalid_scope": ("invalid_scope ", "spark:a_b,spark:c_d%20"),
    "list in a call": ("scopes ", "scope=''.join("),
    "folded list": ("scope: |\n", " a\n"),
    "list without an end": ("scope=[", "spark:a_b,\n"),
    "authorize address": ("https://webexapis.com/v1/authorize?scope=", "x%3Ay%20"),
    "addresses of all kinds": ("scope ", "x://"),
    "comparison": ("compare ", "spark:people_read or "),
    "code and definitions": ("https://webexapis.com/v1/rooms ", "url=url+url;"),
    "code and open calls": ("https://webexapis.com/v1/rooms ", "client.get("),
    "code and calls in calls": ("https://webexapis.com/v1/rooms ", ",fetch("),
    "code and keys": (
        "https://webexapis.com/v1/rooms ",
        'url: "https://webexapis.com/v1/rooms",\n',
    ),
    "code and chains": ("x = b", '.url("https://webexapis.com/v1/rooms")'),
    "code and requests": ("const a = '/';\n", "r = fetch(`${base}/rooms/${id}`, options);\n"),
    "code and templates": ("https://webexapis.com/v1/rooms ", '"${{{'),
    "code and escapes": ("https://webexapis.com/v1/rooms ", '"\\"'),
    "what can be done": ("what can I do with spark:all ", "what operation "),
    "list": ("- a\n", "- \n"),
    "heading": ("nightly job: ", "a, and then to also "),
}
"""How a question begins, and the token that fills the rest."""

IN_THE_MIDDLE = {
    "blanks in the middle": " ",
    "newlines in the middle": "\n",
    "line ends of all kinds": _GAPS,
}
"""A token that fills the space between two words."""


def shapes(knowledge: Knowledge) -> dict[str, str]:
    """Return a question of the greatest length for each kind of token."""
    tokens: dict[str, Iterable[str]] = {
        **{name: cycle([token]) for name, token in REPEATED.items()},
        **{name: chain([start], cycle([token])) for name, (start, token) in BEGUN.items()},
        **{name: cycle(each) for name, each in _from_data(knowledge).items()},
        **{name: map(make, range(MAX_CHARACTERS)) for name, make in _numbered(knowledge).items()},
    }
    questions = {name: _filled(each, MAX_CHARACTERS) for name, each in tokens.items()}
    for name, token in IN_THE_MIDDLE.items():
        questions[name] = f"a{_filled(cycle([token]), MAX_CHARACTERS - 2)}a"
    return questions


def _filled(tokens: Iterable[str], length: int) -> str:
    return "".join(islice(tokens, length))[:length]


def _from_data(knowledge: Knowledge) -> dict[str, list[str]]:
    """Return tokens that mean something: all scopes, all calls and so on, one after another."""
    scopes = list(knowledge.catalog.scopes)
    operations = knowledge.operations.all
    by_routes = sorted(operations, key=lambda o: -sum(map(len, o.sets.values())))
    return {
        "known scopes": [f"{scope} " for scope in scopes],
        "known scopes, joined by commas": [f"{scope}," for scope in scopes],
        "scopes in capitals": [f"{scope.upper()} " for scope in scopes],
        "scopes without prefix": [f"{scope.split(':')[-1]} " for scope in scopes],
        "known calls": [f"{o.method} {o.path}\n" for o in operations],
        "known calls with many routes": [f"{o.method} {o.path}\n" for o in by_routes],
        "known paths": [f"{o.path}\n" for o in operations],
        "known addresses": [f"https://webexapis.com/v1{o.path}\n" for o in operations],
        "words of the vocabulary": [f"{word} " for word in knowledge.search.index.vocabulary],
        "examples": [f"{example}\n" for example in _examples(knowledge)],
    }


def _numbered(knowledge: Knowledge) -> dict[str, Callable[[int], str]]:
    """Return what makes token after token, each another, so that none is remembered."""
    scopes = list(knowledge.catalog.scopes)
    calls = [f"{operation.method} {operation.path}" for operation in knowledge.operations.all]
    examples = _examples(knowledge)
    return {
        "scopes that do not exist": lambda n: f"spark:peeple{n}_reed ",
        "misspelt scopes, each another": lambda n: f"{scopes[n % len(scopes)]}{n} ",
        "scopes without prefix, misspelt": lambda n: f"people{n}_raed ",
        "scopes with odd prefixes": lambda n: f"sp{n}rk:x_y{n} ",
        "dotted scopes": lambda n: f"spark.people_r{n}ad ",
        "paths that do not exist": lambda n: f"GET /peeple/{n}/x\n",
        "SDK calls, each another": lambda n: f"api.telephony{n}.queue{n}.list() ",
        "SDK calls with long names": lambda n: f"api.{'callqueue' * 40}{n}.list() ",
        "addresses, each another": lambda n: f"https://webexapis.com/v1/people/{n}/x{n} ",
        "scope parameters": lambda n: f"&scope=spark:a{n}_read%20b{n}_c ",
        "scope settings": lambda n: f"scopes: [spark:a{n}_read, b{n}_write]\n",
        "unknown words": lambda n: f"zqx{n}wv ",
        "misspelt words": lambda n: f"recordng{chr(97 + n % 26)} mesages ",
        "misspelt words in parts": lambda n: f"recordng{n} mesages{chr(97 + n % 26)}, ",
        "misspelt words in lines": lambda n: f"{chr(97 + n % 26)}recordng mesag{n}es caling\n",
        "joined words": lambda n: f"callqueue{chr(97 + n % 26)}members ",
        "list of needs": lambda n: f"- {examples[n % len(examples)]}\n",
        "numbered needs": lambda n: f"{n}) {examples[n % len(examples)]}\n",
        "needs joined by and": lambda n: f"{examples[n % len(examples)]} and ",
        "needs joined by commas": lambda n: f"{examples[n % len(examples)]}, ",
        "needs in sentences": lambda n: f"{examples[n % len(examples)]}. ",
        "needs with pronouns": lambda n: f"{examples[n % len(examples)]} and delete it, ",
        "needs without an end": lambda n: f"Is recording enabled for my line {n}? admin wants to ",
        "audit of everything": lambda n: f"{scopes[n % len(scopes)]} {calls[n % len(calls)]}\n",
        "scopes compared": lambda n: f"compare {scopes[n % len(scopes)]} or ",
        "authorize url for many": lambda n: f"authorize url for spark:a{n}_read ",
        "403 on many calls": lambda n: f"403 on {calls[n % len(calls)]} with {scopes[n % 180]} ",
        "errors": lambda n: f"error {n} 403 forbidden when ",
        "tokens": lambda n: f"token: {n}aB3dEfGhIjKlMnOpQrStUvWxYz0123456789{n} ",
        "base64": lambda n: f"Y2lzY29zcGFyazov{n}L3VzL1JPT00vMDAwMDAw== ",
        "signed tokens": lambda n: f"eyJhbGciOiJ{n}.eyJzdWIiOiIx.SflKxwRJSMeKKF2QT4 ",
        "camel case": lambda n: "listCallQueuesForLocation",
        "e-mail addresses": lambda n: f"someone{n}@example{n}.example.com ",
        "telephone numbers": lambda n: f"+49 (0) 89-{n:04} ",
    }


def _examples(knowledge: Knowledge) -> list[str]:
    return [scope.examples[0] for scope in knowledge.catalog.searched() if scope.examples]
