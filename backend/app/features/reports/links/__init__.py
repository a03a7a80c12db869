"""Links to reports: made, used once, forgotten."""
