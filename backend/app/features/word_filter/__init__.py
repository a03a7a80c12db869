"""Words that a live session does not want: the lists of the house, and each session's own."""
