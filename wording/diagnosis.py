"""What the bot says about errors: what each means, and the scopes that are missing."""

from collections.abc import Iterable, Mapping, Sequence

from scopes.answer import Block, Code, Paragraph
from scopes.data.catalog import Level, Scope
from scopes.privilege.diagnosis import Diagnosis
from scopes.reading.symptoms import Symptom
from wording import names
from wording.levels import FOR_LEVEL

_NOT_THE_SCOPE = "A missing scope is not the cause."

_VERDICTS: Mapping[Symptom, str] = {
    "forbidden": "**403: Webex accepts the token but denies access to this operation.**",
    "unauthorized": (
        "**401: Webex does not accept the token.** Scopes are not the cause; a missing scope "
        "returns 403."
    ),
    "not found": (
        "**404: it does not exist, or this token has no access to it.** Webex gives the same "
        "answer in both cases."
    ),
    "hidden message": (
        "**Webex does not show this message to the owner of the token.** It exists, but in a space "
        "that the token's owner is not a member of, or it does not mention the bot. Scopes are not "
        "the cause."
    ),
    "blocked": (
        "**The authorization was denied**, by the user or by an administrator's policy. No change "
        "to code or scopes overrides a policy."
    ),
    "throttled": (
        "**429: too many requests.** No scope changes how often an app may call; scopes are not "
        "the cause."
    ),
    "server error": (
        "**5xx: the request failed inside Webex.** Scopes are not the cause; a missing scope "
        "returns 403."
    ),
    "invalid scope": "**`invalid_scope`: Webex refuses the authorize request as it stands.**",
}


def verdict(symptom: Symptom) -> Block:
    """Say in a sentence what an error means."""
    return Paragraph(_VERDICTS[symptom])


def lacking(
    diagnosis: Diagnosis, held: Sequence[str], needed: Sequence[str], calls: int = 1
) -> list[Block]:
    """Name the scopes to add, or say that none is missing; `calls` is how many were refused."""
    whom = FOR_LEVEL[diagnosis.level]
    they_require = _they_require(calls)
    if not diagnosis.missing:
        if set(needed) <= set(held):
            them = "it" if len(needed) == 1 else "them"
            has = f"{they_require.capitalize()} {names(needed)} {whom}, and the token has {them}."
            return [Paragraph(f"{has} {_NOT_THE_SCOPE}")]
        covered = (
            f"{they_require.capitalize()} {names(needed)} {whom}, which {names(held)} includes."
        )
        return [Paragraph(f"{covered} {_NOT_THE_SCOPE}")]
    if diagnosis.counterparts:
        own = names(diagnosis.counterparts)
        head = f"The token has {own}; {they_require} the counterpart on another level."
    elif held:
        verb = "does" if len(held) == 1 else "do"
        which = "this call" if calls == 1 else "all of these calls"
        head = f"{names(held)} {verb} not grant access to {which}."
    else:
        head = "The usual cause is a missing scope."
    add = f"Request {names(diagnosis.missing)} {whom}:"
    blocks: list[Block] = [Paragraph(f"{head} {add}"), Code(" ".join(diagnosis.missing))]
    if set(needed) - set(diagnosis.missing):
        blocks.append(Paragraph(f"In total, {they_require} {names(needed)}."))
    return blocks


def also_required(scopes: Iterable[Scope]) -> list[Block]:
    """Say what else is required of whoever authorizes an app with these scopes."""
    return [
        Paragraph(f"**Also required for `{scope.id}`:** {scope.explanation.requires}")
        for scope in scopes
        if scope.explanation.requires
    ]


def for_bots(level: Level, needed: Sequence[str]) -> list[Block]:
    """Say that a bot lacks no scopes, and which ones another app would request."""
    return [
        Paragraph(
            "The token belongs to a bot, so a missing scope is not the cause: bots have no scopes. "
            f"Another app would request {names(needed)} {FOR_LEVEL[level]}."
        )
    ]


def needs_anyway(level: Level, scopes: Sequence[str], calls: int) -> list[Block]:
    """Name the scopes of so many calls that fail for another reason."""
    they_require = _they_require(calls).capitalize()
    return [Paragraph(f"{they_require} {names(scopes)} {FOR_LEVEL[level]}.")]


def _they_require(calls: int) -> str:
    return "this call requires" if calls == 1 else "these calls require"


def which_call(example: str) -> Block:
    """Ask for the call, without which no scope can be named."""
    return Paragraph(
        "Give me the call and the scopes of the token, and I name the missing one, for example: "
        f"`{example}`"
    )
