"""How the bot is: `/healthz`, `/readyz`, `/metrics`, and the log."""

SHARED_FOLDER = "PROMETHEUS_MULTIPROC_DIR"
"""The variable that names the folder where the processes of one host count together.

The Prometheus client reads it when it is imported, so it is set before any of it is.
"""
