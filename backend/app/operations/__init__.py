"""For operators: health, metrics, and the canary."""
