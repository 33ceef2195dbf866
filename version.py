"""The version of the bot, also named by `/healthz`."""

VERSION = "0.1.0"
