"""Private notes of a session, for its hosts alone."""
