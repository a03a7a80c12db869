"""Moderation: what hosts do about messages and about people."""
