"""Names in a live session: which are held, and which nobody may bear."""
