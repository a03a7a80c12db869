"""Newcomers who wait for a host to let them in, on a day on which many codes were guessed."""
