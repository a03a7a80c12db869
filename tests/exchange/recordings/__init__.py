"""Recordings of exchanges, played to our own sources: `make feeds-replay RECORDINGS=folder`.

A recording is a file `*.jsonl` whose lines are `{"at": seconds, "frame": text, "binary"?: true}`,
frames of one combined socket of Binance, or of Upbit in the format SIMPLE.
"""
