"""A small Webex that runs on this machine.

It answers the REST calls a bot makes, delivers signed webhooks and offers a chat page, so that
the bot can be tried without a Webex account and tested over real HTTP. Nothing is stored on disk.
"""
