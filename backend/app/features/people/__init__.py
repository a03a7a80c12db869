"""The people of a live session, as its hosts see them: a list to search, and other nicknames."""
