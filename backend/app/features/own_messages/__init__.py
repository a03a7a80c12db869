"""Changing and deleting one's own messages."""
