"""Answer links to the developer portal that name no single operation: resources, and guides."""

from handlers.asked import Asked
from scopes.answer import MOST_CHOICES, Answer
from scopes.data.operations import Operation
from scopes.knowledge import Knowledge
from scopes.privilege.needs import Outcome
from scopes.reading.pages import Page, without_links
from wording import pages as say

HELP = ""
EXAMPLE = "https://developer.webex.com/docs/api/v1/rooms"


def answer(asked: Asked) -> Answer | None:
    """Answer what a link leads to, when the message says nothing else."""
    question, knowledge = asked.question, asked.knowledge
    if not question.pages or question.has_calls or question.scopes:
        return None
    if knowledge.reader.has_subject(knowledge.reader.read(without_links(question.text))):
        return None
    page = question.pages[0]
    if not page.resource:
        return Answer("unknown", Outcome.UNKNOWN, tuple(say.is_guide(page.name)))
    operations = knowledge.pages.of_resource(page)
    if not operations:
        return Answer("unknown", Outcome.UNKNOWN, tuple(say.no_such_resource(page.resource)))
    return _of_resource(page, operations, knowledge)


def _of_resource(page: Page, operations: list[Operation], knowledge: Knowledge) -> Answer:
    takes = {each.key: knowledge.privilege.by_level(each) for each in operations}
    least = {key: next(iter(by_level.values()), ()) for key, by_level in takes.items()}
    name = operations[0].tag or page.resource
    return Answer(
        kind="list",
        outcome=Outcome.FOUND,
        body=tuple(say.operations_of_resource(name, least, operations)),
        operations=tuple(operations),
        choices=tuple(f"{o.method} {o.address}" for o in operations[:MOST_CHOICES]),
    )
