"""How the bot presents the short explanations of the catalog."""

from string import Template

from scopes.answer import Block, Bullets, Paragraph
from scopes.data.catalog import AppTopic, Catalog
from scopes.data.operations import Operations
from version import VERSION


def explanation(topic: AppTopic, catalog: Catalog, operations: Operations) -> list[Block]:
    """Give an explanation, with the numbers and dates of the data filled in, and its sources."""
    facts = {
        "version": VERSION,
        "scopes": len(catalog.scopes),
        "operations": f"{len(operations.all):,}",
        "catalog_date": catalog.data_date,
        "operations_date": operations.data_date,
    }
    first, *more = (Template(text).safe_substitute(facts) for text in topic.text)
    return [
        Paragraph(first),
        *([Bullets(tuple(more))] if more else []),
        *([Paragraph(f"Sources: {', '.join(topic.sources)}.")] if topic.sources else []),
    ]
