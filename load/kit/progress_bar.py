"""A progress bar: one line that is drawn over on a terminal, a line a step elsewhere."""

import sys

_WIDTH = 28


class Bar:
    """What is going on, and how far it has come."""

    def __init__(self, title: str) -> None:
        self.title, self._last = title, ""

    def show(self, step: str, share: float) -> None:
        if sys.stderr.isatty():
            filled = round(share * _WIDTH)
            drawn = "█" * filled + "·" * (_WIDTH - filled)
            sys.stderr.write(f"\r\x1b[K{self.title}: {step:<9} {drawn} {share:4.0%}")
        elif step != self._last:
            sys.stderr.write(f"{self.title}: {step}\n")
        self._last = step
        sys.stderr.flush()

    def end(self) -> None:
        """Leave the line."""
        if sys.stderr.isatty():
            sys.stderr.write("\r\x1b[K")
