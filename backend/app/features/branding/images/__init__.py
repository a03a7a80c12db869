"""Images of strangers: read in a process of its own, and written anew."""
