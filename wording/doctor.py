"""What the bot says about errors: the likeliest cause first, each with how to check it."""

from collections.abc import Mapping, Sequence

from scopes.answer import Block, Bullets, Code, Paragraph
from scopes.data.catalog import Level, Scope
from scopes.privilege.diagnosis import Cause, Diagnosis
from scopes.reading.symptoms import Symptom
from wording import names, shortened
from wording.about import superseded, unknown_scope
from wording.levels import FOR_LEVEL
from wording.roles import any_role, role_name

_CHECKS: Mapping[Cause, str] = {
    "scope": (
        "**The token lacks the scope.** Compare with the scopes that your app requested when the "
        "user authorized it."
    ),
    "counterpart": (
        "**Right name, wrong level.** A `spark:` scope acts for the signed-in user, its "
        "counterpart on the admin level, `spark-admin:`, for the whole organization. Neither "
        "replaces the other."
    ),
    "registered": (
        "**The scope is not selected in the integration.** Select it on developer.webex.com and "
        "request it in the authorize URL as well."
    ),
    "new authorization": (
        "**The token was issued before the scope was added.** Tokens keep the scopes they were "
        "granted. Have the user authorize again; refreshing is not enough."
    ),
    "wider level": (
        "**The data belongs to somebody else.** User scopes only cover what the signed-in user may "
        "see. For the rest, request the admin scopes named below."
    ),
    "role": (
        "**The user lacks the role.** A scope makes nobody an administrator. Check in Control Hub "
        "which roles the person who authorized the token has."
    ),
    "license": (
        "**The user lacks the license.** The feature may not be licensed for this user. Control "
        "Hub shows the licenses."
    ),
    "token kind": (
        "**It is a different kind of token.** `GET /v1/people/me` shows whose it is (`type`: "
        "person, bot or appuser). Bots and guests cannot do everything a person can."
    ),
    "bot": (
        "**A bot has no scopes to add.** If a bot cannot do the job, use an integration or a "
        "service app with the scopes named here."
    ),
    "mention": (
        "**The bot was not mentioned.** In a group space a bot only sees messages that mention "
        "it. List messages with `mentionedPeople=me`, and do not fetch others."
    ),
    "member": (
        "**Not a member of the space.** Only members have access. Check that the owner of the "
        "token (or the bot) is in the space and has not been removed."
    ),
    "blocked": (
        "**The organization blocks the app.** An administrator can allow the integration in "
        "Control Hub."
    ),
    "expired": (
        "**The token has expired.** Personal access tokens last 12 hours, those of integrations "
        "usually 14 days: read `expires_in`, and refresh in time. A bot token is valid until "
        "somebody regenerates it."
    ),
    "header": (
        "**The header is malformed.** It must read `Authorization: Bearer TOKEN`, with one space, "
        "no quotes and no line break."
    ),
    "host": (
        "**Wrong host.** Webex for Government has its own hosts; a token is valid in one of the "
        "two environments only."
    ),
    "id": ("**The ID is wrong.** Use the complete ID as the API returns it, not a bare UUID."),
    "own data": (
        "**It is somebody else's data.** A user scope only shows what the signed-in user owns or "
        "takes part in; for everybody's, use the counterpart on the admin level."
    ),
    "period": (
        "**The period is empty.** Lists cover a limited time unless `from`, `to`, `startTime` or "
        "`endTime` say otherwise, and new records take some minutes to appear."
    ),
    "filters": (
        "**A filter or page hides it.** Call the operation without optional parameters first, and "
        "follow the `Link` header to further pages."
    ),
    "granted": (
        "**The token may not have the scope.** The response of the token request lists in `scope` "
        "what was really granted."
    ),
}

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
    "invalid scope": "**`invalid_scope`: Webex refuses the authorize request as it stands.**",
}


def verdict(symptom: Symptom) -> Block:
    """Say in a sentence what an error means."""
    return Paragraph(_VERDICTS[symptom])


def lacking(diagnosis: Diagnosis, held: Sequence[str], needed: Sequence[str]) -> list[Block]:
    """Name the scopes to add, or say that none is missing."""
    whom = FOR_LEVEL[diagnosis.level]
    if not diagnosis.missing:
        if set(needed) <= set(held):
            them = "it" if len(needed) == 1 else "them"
            has = f"This call requires {names(needed)} {whom}, and the token has {them}."
            return [Paragraph(f"{has} {_NOT_THE_SCOPE}")]
        covered = f"This call requires {names(needed)} {whom}, which {names(held)} includes."
        return [Paragraph(f"{covered} {_NOT_THE_SCOPE}")]
    if diagnosis.counterparts:
        own = names(diagnosis.counterparts)
        head = f"The token has {own}; this call requires the counterpart on another level."
    elif held:
        verb = "does" if len(held) == 1 else "do"
        head = f"{names(held)} {verb} not grant access to this call."
    else:
        head = "The usual cause is a missing scope."
    add = f"Request {names(diagnosis.missing)} {whom}:"
    blocks: list[Block] = [Paragraph(f"{head} {add}"), Code(" ".join(diagnosis.missing))]
    if set(needed) - set(diagnosis.missing):
        blocks.append(Paragraph(f"In total, this call requires {names(needed)}."))
    return blocks


def for_bots(level: Level, needed: Sequence[str]) -> list[Block]:
    """Say that a bot lacks no scopes, and which ones another app would request."""
    return [
        Paragraph(
            "The token belongs to a bot, so a missing scope is not the cause: bots have no scopes. "
            f"Another app would request {names(needed)} {FOR_LEVEL[level]}."
        )
    ]


def needs_anyway(level: Level, scopes: Sequence[str]) -> list[Block]:
    """Name the scopes of a call that fails for another reason."""
    return [Paragraph(f"This call requires {names(scopes)} {FOR_LEVEL[level]}.")]


def checks(causes: Sequence[Cause], roles: Sequence[str] = ()) -> list[Block]:
    """List causes with their checks, the likeliest first.

    `roles` are those that the text of the call names, if it names some.
    """
    head = "Check in this order:" if len(causes) > 1 else "Check this:"
    return [Paragraph(head), Bullets(tuple(_check(cause, roles) for cause in causes))]


def _check(cause: Cause, roles: Sequence[str]) -> str:
    if cause != "role" or not roles:
        return _CHECKS[cause]
    return (
        f"**The user lacks the role.** With these scopes this call wants {any_role(roles)}; its "
        "text names no other. Control Hub shows the roles of the person who authorized the token."
    )


def wrong_role(role: str, roles: Sequence[str]) -> list[Block]:
    """Say that the role somebody has is not one that the text of the call names."""
    if not role or not roles:
        return []
    return [
        Paragraph(
            f"**The role is the likeliest cause:** {role_name(role)} is not enough for this call. "
            f"Its text names only {any_role(roles)}."
        )
    ]


def which_call(example: str) -> Block:
    """Ask for the call, without which no scope can be named."""
    return Paragraph(
        "Give me the call and the scopes of the token, and I name the missing one, for example: "
        f"`{example}`"
    )


def misspelt(written: str, scope: Scope | None) -> str:
    """Say that a name in the request is no scope."""
    if scope is None:
        return unknown_scope(written)
    if scope.status == "deprecated":
        return superseded(scope)
    return f"{unknown_scope(written)} You probably mean `{scope.id}`."


def bad_names(lines: Sequence[str]) -> list[Block]:
    """List the names that cannot be requested."""
    if not lines:
        return []
    return [Paragraph("**These names are wrong:**"), Bullets(shortened(lines, "wrong name"))]


def bad_separators() -> Block:
    """Say that scopes are not separated by an encoded space."""
    return Paragraph(
        "**The separator is wrong.** Separate scopes by one space, encoded as `%20` in the URL, "
        "not by a comma, a `+` or an unencoded space."
    )


def corrected(scopes: Sequence[str]) -> list[Block]:
    """Give the scopes of a request as they should be written."""
    return [
        Paragraph(f"Request {names(scopes)}, written like this:"),
        Code(" ".join(scopes)),
    ]


def request_checks(has_admin: bool) -> list[Block]:
    """List what else makes a request for scopes invalid."""
    lines = [
        "**Every scope must be selected in the integration.** An app may request fewer scopes than "
        "are selected, never others.",
        "**Spelling and prefix must match exactly:** `spark:`, `spark-admin:` and `meeting:` are "
        "different scopes.",
        "**Separate scopes by one space, encoded as `%20`.** Commas and `+` signs are not valid.",
        "**Some scopes are for other types of app**, such as service apps only.",
        "**The authorize URL may be outdated.** Create a new one after changing the app's scopes.",
    ]
    if has_admin:
        lines.append(
            "**`spark-admin:` scopes** only take effect when an administrator of the organization "
            "authorizes the app."
        )
    return [
        Paragraph("Common causes (there is no complete official list):"),
        Bullets(tuple(lines)),
    ]
