"""The words of `python -m app`."""
