"""The number of files, and so sockets, that this process may open."""

import resource

_FILES = 65_536


def raise_limit() -> None:
    """Raise the limit to what the system allows, 65,536 at most, also for child processes.

    Some systems start containers with 1,024: a thousand people.
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _FILES if hard == resource.RLIM_INFINITY else min(_FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
