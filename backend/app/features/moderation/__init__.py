"""Keeping order: what presenters do about what is said, and about who says it."""
