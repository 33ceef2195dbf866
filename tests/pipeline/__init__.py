"""Tests of the import of API documents."""
