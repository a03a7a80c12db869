"""`health`: checks whether the local server is ready; for images, which have no curl."""

from argparse import Namespace
from http.client import HTTPConnection, HTTPException

_SECONDS = 3  # a server that takes longer to say that it works does not


def run(arguments: Namespace) -> None:
    """Return silently if the server on `arguments.port` is ready.

    Raises:
        SystemExit: it is not ready; prints what the server reports.
    """
    connection = HTTPConnection("127.0.0.1", arguments.port, timeout=_SECONDS)
    try:
        connection.request("GET", "/health/ready")
        answer = connection.getresponse()
        body = answer.read().decode(errors="replace")
    except (OSError, HTTPException) as error:
        raise SystemExit(f"No server answers on port {arguments.port}: {error}") from None
    finally:
        connection.close()
    if answer.status != 200:
        raise SystemExit(f"Not ready: {answer.status} {' '.join(body.split())}")
