"""Simulated participants: who they are, and what they do."""
