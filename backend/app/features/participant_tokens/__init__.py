"""Renewing the tokens of connected participants, so that no token expires while they are there."""
