"""How a session looks to its audience: its colour and its logo."""
