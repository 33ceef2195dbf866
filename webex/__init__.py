"""The edge towards Webex: webhooks in, replies out. Only `webex.client` talks to the SDK."""
