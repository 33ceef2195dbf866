"""What the bot says about errors: the likeliest cause first, each with the way to check it."""

from collections.abc import Mapping, Sequence

from scopes.answer import Block, Bullets, Code, Paragraph
from scopes.data.catalog import Level, Scope
from scopes.privilege.diagnosis import Cause, Diagnosis
from scopes.reading.symptoms import Symptom
from wording import FOR_LEVEL, gone, names, quoted, shortened

_CHECKS: Mapping[Cause, str] = {
    "scope": (
        "**The token lacks the scope.** Compare with the scopes your app asked for when the user "
        "authorized it."
    ),
    "twin": (
        "**Right name, wrong level.** A `spark:` scope acts for the signed-in user, its "
        "`spark-admin:` twin for the organization. Neither stands in for the other."
    ),
    "registered": (
        "**Not ticked on the app.** The scope must be selected in the integration on "
        "developer.webex.com and stand in the authorize URL as well."
    ),
    "new authorization": (
        "**The token is older than the scope.** Tokens keep the scopes they were granted. Have "
        "the user authorize again; refreshing is not enough."
    ),
    "wider level": (
        "**It is about somebody else's data.** User scopes reach what the signed-in user may see. "
        "For the rest take the administrator's scopes, named below."
    ),
    "role": (
        "**The role is missing.** A scope does not make anybody an administrator. Look up the "
        "roles of whoever authorized the token in Control Hub."
    ),
    "license": (
        "**The license is missing.** The feature may not be licensed for this user. Control Hub "
        "shows the licenses."
    ),
    "token kind": (
        "**It is another kind of token.** `GET /people/me` tells whose it is (`type`: person, bot "
        "or appuser). Bots and guests cannot do everything a person can."
    ),
    "bot": (
        "**A bot has no scopes to add.** If the job is not a bot's to do, use an integration or a "
        "service app with the scopes named here."
    ),
    "mention": (
        "**The bot was not mentioned.** In a group space a bot only sees messages that mention "
        "it: list with `mentionedPeople=me`, and fetch no message that does not name it."
    ),
    "member": (
        "**Not in the space.** Only members get in. Check that the owner of the token (or the "
        "bot) is in the space, and was not removed from it."
    ),
    "blocked": (
        "**The organization blocks the app.** An administrator can allow the integration in "
        "Control Hub."
    ),
    "expired": (
        "**The token has run out.** Personal tokens last 12 hours, those of integrations "
        "classically 14 days: read `expires_in` and refresh in time. A bot token dies when "
        "somebody regenerates it."
    ),
    "header": (
        "**The token does not arrive.** The header must read `Authorization: Bearer TOKEN`, with "
        "one blank, no quotes and no line break in it."
    ),
    "host": (
        "**Wrong host.** Webex for Government has hosts of its own; a token is good on one side "
        "only."
    ),
    "id": (
        "**The id is not right.** Use ids as the API hands them out: the long ones, whole, not a "
        "bare UUID."
    ),
}

_VERDICTS: Mapping[Symptom, str] = {
    "forbidden": "**403: Webex knows the token but won't let it do this.**",
    "unauthorized": (
        "**401: Webex does not accept the token.** That is not about scopes; a missing scope "
        "shows as 403."
    ),
    "not found": (
        "**404: it does not exist, or this token may not see it.** Things outside its reach look "
        "the same as things that are not there."
    ),
    "blocked": (
        "**The authorization was refused**, by the user or by an administrator's rule. No change "
        "of code or scopes helps against a rule."
    ),
    "invalid scope": "**`invalid_scope`: Webex refuses the authorize request as it stands.**",
}


def verdict(symptom: Symptom) -> Block:
    """Say in a sentence what an error means."""
    return Paragraph(_VERDICTS[symptom])


def lacking(diagnosis: Diagnosis, held: Sequence[str], needed: Sequence[str]) -> list[Block]:
    """Name the scopes to add, or say that it is not for lack of one."""
    whom = FOR_LEVEL[diagnosis.level]
    if not diagnosis.missing:
        if set(needed) <= set(held):
            return [Paragraph(f"{names(needed)} is right for this call, {whom}. Look elsewhere.")]
        covered = f"The call needs {names(needed)}, {whom}, which {names(held)} covers."
        return [Paragraph(f"{covered} Look elsewhere.")]
    if diagnosis.twins:
        head = f"You have {names(diagnosis.twins)}; this call wants the one of another level."
    elif held:
        head = f"What you have ({names(held)}) does not cover this call."
    else:
        head = "The usual cause is a missing scope."
    add = f"Add {names(diagnosis.missing)}, {whom}:"
    blocks: list[Block] = [Paragraph(f"{head} {add}"), Code(" ".join(diagnosis.missing))]
    if set(needed) - set(diagnosis.missing):
        blocks.append(Paragraph(f"In all the call needs {names(needed)}."))
    return blocks


def for_bots(level: Level, needed: Sequence[str]) -> list[Block]:
    """Say that scopes are not what a bot lacks, and what other apps would need."""
    return [
        Paragraph(
            "It comes from a bot, so it is not about a missing scope: bots have none to choose. "
            f"Another app would need {names(needed)}, {FOR_LEVEL[level]}."
        )
    ]


def needs_anyway(level: Level, scopes: Sequence[str]) -> list[Block]:
    """Name the scopes of a call whose error is about something else."""
    return [Paragraph(f"For the record, the call needs {names(scopes)}, {FOR_LEVEL[level]}.")]


def checks(causes: Sequence[Cause]) -> list[Block]:
    """List causes with their checks, the likeliest first."""
    head = "Check in this order:" if len(causes) > 1 else "Check this:"
    return [Paragraph(head), Bullets(tuple(_CHECKS[cause] for cause in causes))]


def which_call(example: str) -> Block:
    """Ask for the call, without which no scope can be named."""
    return Paragraph(
        "Tell me the call and the scopes you have, and I can say which one is missing, as in "
        f"`{example}`."
    )


def misspelt(written: str, scope: Scope | None) -> str:
    """Say that a name in the request is no scope."""
    if scope is None:
        return f"{quoted(written)} is no scope I know."
    if scope.status == "deprecated":
        return gone(scope)
    return f"{quoted(written)} is no scope; you probably mean `{scope.id}`."


def bad_names(lines: Sequence[str]) -> list[Block]:
    """List the names in a request that cannot be asked for."""
    if not lines:
        return []
    return [Paragraph("**These names look wrong:**"), Bullets(shortened(lines, "wrong name"))]


def bad_separators() -> Block:
    """Say that scopes are joined by something else than an encoded blank."""
    return Paragraph(
        "**The separator looks wrong.** Put one blank between scopes, written `%20` in the URL; "
        "no comma, no `+`, no bare blank."
    )


def mended(scopes: Sequence[str]) -> list[Block]:
    """Give the scopes of a request in the form it should have."""
    return [
        Paragraph(f"Ask for {names(scopes)}, written like this:"),
        Code(" ".join(scopes)),
    ]


def request_checks(has_admin: bool) -> list[Block]:
    """List what else makes a request for scopes invalid."""
    lines = [
        "**Every scope must be ticked on the integration.** A request may ask for fewer than are "
        "registered, never for others.",
        "**Spelling and prefix count:** `spark:`, `spark-admin:`, `meeting:` are different scopes.",
        "**One blank between scopes, URL-encoded as `%20`.** Commas and stray `+` signs break it.",
        "**Some scopes are for another type of app**, such as service apps only.",
        "**Is the link older than the app's scopes?** Make a new one after changing them.",
    ]
    if has_admin:
        lines.append(
            "**`spark-admin:` scopes** are of use only when an administrator of the organization "
            "authorizes."
        )
    return [
        Paragraph("What commonly causes it (I know of no full official list):"),
        Bullets(tuple(lines)),
    ]
