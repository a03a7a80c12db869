"""How long the tests take: short in `make test`, long in `make faults`, longer on demand."""

import os

SCALE = float(os.environ.get("FAULTS_SCALE", "1"))  # of the full form


def long(quantity: float) -> int:
    """A number of seconds, rounds or frames of the full form, as long as was asked for."""
    return max(1, round(quantity * SCALE))
