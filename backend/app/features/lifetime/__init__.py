"""Sessions that nobody ends: what counts as use, the end by the clock, and taking that back."""
