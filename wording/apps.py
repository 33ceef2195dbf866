"""How the bot presents the short explanations of the catalog."""

from scopes.answer import Block, Bullets, Paragraph
from scopes.data.catalog import AppTopic


def explanation(topic: AppTopic) -> list[Block]:
    """Give an explanation and its sources."""
    first, *more = topic.text
    sources = Paragraph(f"Sources: {', '.join(topic.sources)}.")
    return [Paragraph(first), Bullets(tuple(more)), sources]
