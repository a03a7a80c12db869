"""Open answers as cards."""
