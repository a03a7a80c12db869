"""Joining and leaving a session's room, and the state that a new member receives."""
