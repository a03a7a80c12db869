"""Emoji reactions: counted, and told as totals on a clock."""
