"""Builds everything that is learned from the project's data: `make train`."""
