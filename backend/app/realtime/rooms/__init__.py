"""Live sessions on this worker: who is in them, and the order in which they hear things."""
