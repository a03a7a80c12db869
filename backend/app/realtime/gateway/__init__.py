"""Sockets: connecting, limits, dispatching commands, draining."""
