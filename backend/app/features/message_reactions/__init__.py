"""Reactions to one message: of each person each emoji once, stored exactly, told as totals."""
