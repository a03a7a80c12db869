"""How many files, and so sockets, this process may have open."""

import resource

_FILES = 65_536


def raise_limit() -> None:
    """Let us, and whom we start, open as many as the system allows, 65,536 at most.

    Some start containers with 1,024, which is a thousand people.
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _FILES if hard == resource.RLIM_INFINITY else min(_FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
