"""The database's disk: only a refused write shows that it is full."""

import sqlite3
from math import inf
from time import monotonic

import structlog

log = structlog.get_logger()

# Pages try again within 15 s whatever was refused, so a disk that stays full is noticed by then.
_REMEMBERED_SECONDS = 20.0
_POSTGRESQL_DISK_FULL = "53100"
_SQLITE_TROUBLE = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR)


class Disk:
    """What the last writes of this process showed about the disk."""

    def __init__(self) -> None:
        self._refused_at = -inf

    @property
    def takes_writes(self) -> bool:
        """Return whether no write failed for lack of space in the last 20 seconds."""
        return monotonic() - self._refused_at > _REMEMBERED_SECONDS

    def record(self, error: BaseException) -> None:
        """Record a driver's error if it is about disk space, and log it once."""
        if not _is_about_the_disk(error):
            return
        if self.takes_writes:
            log.error("database_disk_full", error=str(error).splitlines()[0])
        self._refused_at = monotonic()


def _is_about_the_disk(error: BaseException) -> bool:
    if getattr(error, "sqlstate", None) == _POSTGRESQL_DISK_FULL:
        return True
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the rest of it says where
    return code in _SQLITE_TROUBLE


DISK = Disk()
