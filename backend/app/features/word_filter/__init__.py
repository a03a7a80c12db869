"""The word filter: built-in lists, and each session's own words."""
