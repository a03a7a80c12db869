"""A quiz: one question after another, each for a time, with points for right answers."""
