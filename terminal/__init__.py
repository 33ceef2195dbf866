"""Questions and answers on the terminal: a prompt, colors, and the formats for other programs."""
