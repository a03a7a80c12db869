"""Between workers: facts, signals, presence and who waits, in process or through Redis."""
