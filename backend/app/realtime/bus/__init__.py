"""Between workers: facts, signals, seats and who waits, in process or through Redis."""
