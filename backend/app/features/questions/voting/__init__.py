"""Votes for questions: stored exactly, in batches, and told as totals."""
