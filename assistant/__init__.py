"""The MCP server: assistants and editors ask for scopes as people do."""
