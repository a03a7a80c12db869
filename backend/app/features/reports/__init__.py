"""What a session leaves behind: how it went in figures, and what was said, as files."""
