"""Screens: they show a live session to everybody in a room, without an account, and only read."""
