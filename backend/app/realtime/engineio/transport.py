"""A stand-in for the transport of a closed connection."""


class Gone:
    """Ignores everything: a lost member must not end a fan-out, and uvloop would raise."""

    __slots__ = ()

    def write(self, data: bytes) -> None: ...

    def close(self) -> None: ...

    abort = pause_reading = resume_reading = close

    def is_closing(self) -> bool:
        return True

    def get_write_buffer_size(self) -> int:
        return 0


GONE = Gone()
