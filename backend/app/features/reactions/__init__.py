"""Emoji reactions: counted in memory, and sent as totals at intervals."""
