"""What is counted while the bot runs; `metrics.py` shows it."""

from prometheus_client import Counter, Histogram

DELIVERIES = Counter(
    "scope_bot_deliveries", "Deliveries of Webex, by what became of them.", ["result"]
)
NOT_STORED = Counter(
    "scope_bot_not_stored", "Events that were refused because they could not be stored."
)
ANSWERS = Counter("scope_bot_answers", "Answers, by kind and outcome.", ["kind", "outcome"])
FAILED_TRIES = Counter("scope_bot_failed_tries", "Tries to answer that failed, by end.", ["end"])
TRY_SECONDS = Histogram(
    "scope_bot_try_seconds",
    "Seconds to fetch a question, answer it and post the reply.",
    buckets=(0.05, 0.1, 0.2, 0.3, 0.5, 1, 2, 5, 10, 30),
)
