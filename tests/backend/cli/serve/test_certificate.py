"""A certificate that ends soon, or has ended, is noticed in time."""

import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from socket import create_server

import pytest

from fixtures.ports import HOST, free_port
from fixtures.server import BACKEND
from fixtures.tls import Certificate, certify
from fixtures.waiting import PATIENCE

SCRIPT = BACKEND.parent / "deploy" / "certificate.sh"


def check(what: object) -> tuple[int, str]:
    """What the word says of a certificate, in one line."""
    done = subprocess.run(
        [SCRIPT, str(what)], capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    (line,) = (done.stdout + done.stderr).splitlines()
    return done.returncode, line


@contextmanager
def showing(certificate: Certificate) -> Iterator[str]:
    """A server that shows it to whoever comes, once."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate.chain, certificate.key)
    with create_server((HOST, 0)) as listener:

        def show() -> None:
            socket, _ = listener.accept()
            with suppress(OSError), context.wrap_socket(socket, server_side=True) as tls:
                tls.recv(1)

        thread = threading.Thread(target=show)
        thread.start()
        yield f"{HOST}:{listener.getsockname()[1]}"
        thread.join(10)
        assert not thread.is_alive()


def test_what_shows_none_is_said(tmp_path: Path) -> None:
    (tmp_path / "text.pem").write_text("no certificate")
    for what in (tmp_path / "text.pem", tmp_path / "nothing.pem", f"{HOST}:{free_port()}"):
        status, line = check(what)
        assert (status, line) == (1, f"{what} shows no certificate")


@pytest.mark.parametrize(
    ("ends_in", "status", "expected"),
    [
        (timedelta(days=-1), 1, "has expired"),
        (timedelta(days=13, hours=1), 1, "ends in 13 days"),
        (timedelta(days=60, hours=1), 0, "is valid for 60 days"),
    ],
)
def test_it_is_said_in_a_file_and_in_what_a_server_shows(
    tmp_path: Path, ends_in: timedelta, status: int, expected: str
) -> None:
    certificate = certify(tmp_path, ends_in)
    with showing(certificate) as address:
        for what in (certificate.chain, address):
            found, line = check(what)
            assert found == status, line
            assert f"{what} {expected}" in line
