"""Turn an `Answer` into markdown, an Adaptive Card, JSON or plain text for the terminal."""
