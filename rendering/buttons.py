"""The buttons below an answer: its choices, and what can be asked about it.

Webex returns the data of a button with each card action, whoever submits it and whenever; the
`state` of a button is signed elsewhere and opaque here.
"""

from typing import Any

from scopes.answer import Answer
from scopes.reading.followup import FollowUp
from wording import buttons as say

MAX_BUTTONS = 5
"""The most buttons that every client shows in one row."""
IN_A_ROW = 3
MAX_ROW = 45
"""The characters of several titles that clients show in one row without cutting them."""
MAX_TITLE = 60
MAX_ADDRESS = 254
SHARE = "share"
NOT_MEANT = "not meant"
_A_SET_TO_ASK_FOR = {"advise", "endpoint", "doctor", "authorize"}

Button = dict[str, Any]


def choice_rows(answer: Answer, thread: str) -> list[list[Button]]:
    """Return rows with the questions that an answer offers, long ones in rows of their own."""
    rows: list[list[Button]] = []
    width = 0
    for question in answer.choices[:MAX_BUTTONS]:
        title = _cut(question)
        width += len(title)
        if not rows or width > MAX_ROW:
            rows.append([])
            width = len(title)
        rows[-1].append(_submit(title, {"question": question, "thread": thread}))
    return rows


def offer_rows(answer: Answer, state: str) -> list[list[Button]]:
    """Return rows with what can be asked about an answer; `state` tells later what it was."""
    asked = [_submit(_title(kind, answer), {"do": kind, "state": state}) for kind in offers(answer)]
    asked += [_share(state), _submit(say.NOT_MEANT, {"do": NOT_MEANT, "state": state})]
    return [asked[n : n + IN_A_ROW] for n in range(0, len(asked), IN_A_ROW)]


def offers(answer: Answer) -> list[FollowUp]:
    """Return the follow-ups that lead from an answer to something new."""
    found = [FollowUp.WHY] if answer.details else []
    found += _other_level(answer)
    if answer.scopes and answer.kind != "reverse":
        found.append(FollowUp.GRANTS)
    if answer.scopes and answer.kind != "authorize":
        found.append(FollowUp.AUTHORIZE)
    return found


def _other_level(answer: Answer) -> list[FollowUp]:
    """Offer the other of the two usual levels, also to learn that the job is not for it."""
    if answer.level == "user":
        return [FollowUp.AS_ADMIN]
    return [FollowUp.AS_USER] if answer.level else []


def _title(kind: FollowUp, answer: Answer) -> str:
    is_explained = kind is FollowUp.WHY and answer.kind not in _A_SET_TO_ASK_FOR
    return say.DETAILS if is_explained else say.TITLES[kind]


def _cut(question: str) -> str:
    return question if len(question) <= MAX_TITLE else question[: MAX_TITLE - 1] + "…"


def _submit(title: str, data: dict[str, str]) -> Button:
    return {"type": "Action.Submit", "title": title, "data": data}


def _share(state: str) -> Button:
    """Return the button that opens a field for the address of a teammate."""
    field = {
        "type": "Input.Text",
        "id": "with",
        "label": say.SHARE_LABEL,
        "placeholder": say.SHARE_PLACEHOLDER,
        "maxLength": MAX_ADDRESS,
        "isRequired": True,
        "errorMessage": say.SHARE_MISSING,
    }
    send = _submit(say.SEND, {"do": SHARE, "state": state})
    card = {"type": "AdaptiveCard", "body": [field], "actions": [send]}
    return {"type": "Action.ShowCard", "title": say.SHARE, "card": card}
