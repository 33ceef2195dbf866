"""What the bot says about causes of errors: the likeliest first, each with how to check it."""

from collections.abc import Mapping, Sequence

from scopes.answer import Block, Bullets, Paragraph
from scopes.privilege.diagnosis import Cause
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
    "too often": (
        "**It is called too often.** The header `Retry-After` says how many seconds to wait. Most "
        "APIs take about 300 requests a minute for each user; those for messages and people vary."
    ),
    "page size": (
        "**Many small pages.** Request larger pages with `max`, and follow the `Link` header; a "
        "webhook saves polling."
    ),
    "temporary": (
        "**It may be temporary.** Call again after some seconds, waiting longer each time; "
        "status.webex.com lists incidents."
    ),
    "unusual input": (
        "**Something in the request is unexpected.** Leave out optional parameters, and check IDs "
        "and dates."
    ),
    "support": (
        "**Report it with the `trackingId`** of the response to Webex developer support if it "
        "stays."
    ),
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
        f"**The user lacks the role.** With these scopes this call requires {any_role(roles)}; its "
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
