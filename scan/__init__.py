"""`bot.py scan`: the calls of a code base, the least scopes for them, and what the app requests."""
