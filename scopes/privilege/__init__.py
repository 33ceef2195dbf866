"""Least privilege: sets of scopes found, proved, compared, and held against what they are for."""
