"""Readers of quiz files, one file per format: bytes or text in, items and notes out."""
