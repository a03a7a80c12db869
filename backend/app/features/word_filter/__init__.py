"""Words that a live session does not want: the built-in lists, and each session's own."""
