"""Rehearsals: a copy of a session with a simulated audience, which is gone afterwards."""
