"""What is known, read and checked: catalog, operations, phrasings, and their snapshot."""
