"""Reports of a session: statistics, and the chat as files."""
