"""Q&A: people ask the presenter, vote, and see what becomes of what they asked."""
