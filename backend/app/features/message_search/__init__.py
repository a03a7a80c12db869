"""Searching the chat of a session, for its hosts."""
