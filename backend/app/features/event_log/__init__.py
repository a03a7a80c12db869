"""Reading the event log of a live session: every event at its position, without gaps."""
