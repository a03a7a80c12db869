"""Setting rules, and evaluating numbers by them."""
