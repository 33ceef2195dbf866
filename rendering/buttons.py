"""The buttons below an answer: its choices, and what can be asked about it.

Webex returns the data of a button with each card action, whoever submits it and whenever; the
`state` of a button is signed elsewhere and opaque here.
"""

from typing import Any

from scopes.answer import Answer
from scopes.data.catalog import Level
from scopes.reading.followup import LEVELS, FollowUp
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
    offered = answer.choices[:MAX_BUTTONS]
    return _in_rows(
        [_submit(_cut(each), {"question": each, "thread": thread}) for each in offered], MAX_BUTTONS
    )


def offer_rows(answer: Answer, state: str) -> list[list[Button]]:
    """Return rows with what can be asked about an answer; `state` tells later what it was.

    *Share* is in the first row, where it is seen without scrolling.
    """
    titles = {kind: title_of(kind, answer) for kind in offers(answer)}
    asked = [_submit(title, {"do": kind, "state": state}) for kind, title in titles.items()]
    asked.insert(1, _share(state))
    asked.append(_submit(say.NOT_MEANT, {"do": NOT_MEANT, "state": state}))
    return _in_rows(asked, IN_A_ROW)


def _in_rows(buttons: list[Button], most: int) -> list[list[Button]]:
    """Put buttons into rows of no more than `most`, whose titles every client shows in full."""
    rows: list[list[Button]] = []
    for button in buttons:
        titles = sum(len(each["title"]) for each in rows[-1]) if rows else 0
        if not rows or len(rows[-1]) == most or titles + len(button["title"]) > MAX_ROW:
            rows.append([])
        rows[-1].append(button)
    return rows


def offers(answer: Answer) -> list[FollowUp]:
    """Return the follow-ups that lead from an answer to something new."""
    found = [FollowUp.WHY] if answer.details else []
    found += [kind for kind, level in LEVELS.items() if level in _others(answer)]
    if answer.scopes and answer.kind != "reverse":
        found.append(FollowUp.GRANTS)
    if answer.scopes and answer.kind != "authorize":
        found.append(FollowUp.AUTHORIZE)
    return found


def _others(answer: Answer) -> list[Level]:
    return [level for level in answer.levels if level != answer.level]


def title_of(kind: FollowUp, answer: Answer) -> str:
    """Return what stands on the button for a follow-up."""
    is_explained = kind is FollowUp.WHY and answer.kind not in _A_SET_TO_ASK_FOR
    return say.DETAILS if is_explained else say.TITLES[kind]


def _cut(question: str) -> str:
    """Return a question as a title; a long one without its middle, since calls end differently."""
    if len(question) <= MAX_TITLE:
        return question
    return f"{question[: MAX_TITLE // 2 - 1]}…{question[-MAX_TITLE // 2 :]}"


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
