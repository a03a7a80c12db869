"""Entering and leaving the room of a live session, and what somebody who enters is shown."""
