"""When a session is to begin: set by its hosts, told to who waits, begun by itself if they wish."""
