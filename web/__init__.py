"""The catalog in the browser and as JSON. Knows Flask and the core, but nothing of Webex's API."""
