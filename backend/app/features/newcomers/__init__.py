"""Newcomers who wait for a host to let them in, after too many have guessed codes on a day."""
