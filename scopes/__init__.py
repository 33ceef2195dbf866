"""Find and explain Webex OAuth scopes. Knows neither Flask nor Webex's API client."""
