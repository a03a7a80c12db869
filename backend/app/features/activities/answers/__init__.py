"""Answers of participants, stored in batches."""
