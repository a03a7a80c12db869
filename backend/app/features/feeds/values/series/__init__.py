"""Candles and gaps: buffered in memory, and stored."""
