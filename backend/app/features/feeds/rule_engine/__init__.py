"""Setting rules, and judging numbers by them."""
