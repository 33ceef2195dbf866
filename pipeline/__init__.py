"""From Webex's API documents to `data/operations.tsv`: reading, merging, checking, writing."""
