"""Participants: joining, coming back, and leaving."""
