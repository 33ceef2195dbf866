"""Which operations and scopes fit the words and calls of a question."""
