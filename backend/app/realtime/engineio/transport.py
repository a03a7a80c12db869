"""The transport of a connection that has none."""


class Gone:
    """Ignores everything: one lost member must not end a fan-out, and uvloop raises."""

    __slots__ = ()

    def write(self, data: bytes) -> None:
        """Nobody hears it."""

    def close(self) -> None:
        """It is closed."""

    abort = pause_reading = resume_reading = close

    def is_closing(self) -> bool:
        """It is closed already."""
        return True

    def get_write_buffer_size(self) -> int:
        """Nothing waits."""
        return 0


GONE = Gone()
