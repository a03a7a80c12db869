"""Live sessions: create, show, change, start, pause, end, delete."""
