"""What the room saw of a session that is over, moment by moment, from its log."""
