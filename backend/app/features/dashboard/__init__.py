"""A presenter's own sessions: listing, searching, reusing, archiving."""
