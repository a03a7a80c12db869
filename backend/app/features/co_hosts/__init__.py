"""Crew: who helps to run one live session, invited by its presenter, without an account."""
