"""Taking part in a live session."""
