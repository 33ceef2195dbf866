"""Any text or file to the calls of the Webex API in it."""
