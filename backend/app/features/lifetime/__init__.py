"""Sessions that nobody ends: detecting use, ending unused ones, and undoing that."""
