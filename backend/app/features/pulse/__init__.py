"""The pulse: how people follow right now, kept in memory for two minutes and never stored."""
