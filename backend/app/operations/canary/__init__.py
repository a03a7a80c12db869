"""A test message every second through the whole system, to measure delivery."""
