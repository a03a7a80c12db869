"""Images that presenters send: read in a process of its own, and written anew."""
