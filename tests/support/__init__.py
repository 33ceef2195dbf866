"""What tests and benchmarks share: bots, senders, a stand-in of Webex, databases, conversations."""
