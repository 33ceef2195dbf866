"""From a raw message to a typed question: calls, scope names, lists, symptoms, wishes."""
