"""How each proxy is started with a recipe, and told to read it again, as Debian does it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from fixtures.ports import HOST

_APACHE = """
ServerRoot "{folder}"
ServerName talk.example.com
PidFile apache.pid
ErrorLog apache.log
{modules}
Listen {host}:{port}
{recipe}
"""
_APACHE_MODULES = (
    "mpm_event", "authz_core", "proxy", "proxy_http", "headers", "ssl", "http2"
)  # fmt: skip
_NGINX = """
pid nginx.pid;
error_log stderr warn;
events {{ }}
http {{
    access_log off;
{recipe}
}}
"""
_LIGHTTPD = """
server.document-root = "{folder}"
server.bind = "{host}"
server.port = {port}
{recipe}
"""
_CADDY = """
{{
    admin unix/{folder}/admin.sock
    auto_https disable_redirects
}}
{recipe}
"""
_MODULES_FOLDER = "/usr/lib/apache2/modules"


@dataclass(frozen=True)
class Place:
    """Where a proxy stands, and what is behind it."""

    folder: Path
    port: int
    server_port: int
    chain: Path
    key: Path

    @property
    def both(self) -> Path:
        """Certificate and key in one file."""
        return self.folder / "both.pem"


@dataclass(frozen=True)
class Kind:
    """A proxy: its recipe's section, and how it is run.

    `changes` are made in the recipe for a place; `around` is what Debian's own files have around
    it; `reload` a command, or None where the signal `signal` does it.
    """

    title: str
    file: str
    around: str
    start: Callable[[Place], list[str]]
    changes: Callable[[Place], dict[str, str]]
    reload: Callable[[Place], list[list[str]]] = field(default=lambda _place: [])
    signal: str = ""
    version: tuple[str, ...] = ()
    cuts: bool = False  # a reload cuts WebSockets

    @property
    def tls(self) -> bool:
        """Whether people open it by https."""
        return self.title.endswith(" with TLS")

    def configuration(self, place: Place, text: str) -> str:
        """The whole file: the recipe `text` for a place."""
        modules = "\n".join(
            f"LoadModule {name}_module {_MODULES_FOLDER}/mod_{name}.so" for name in _APACHE_MODULES
        )
        return self.around.format(
            recipe=text, folder=place.folder, host=HOST, port=place.port, modules=modules
        )


def _server(place: Place) -> dict[str, str]:
    return {f"{HOST}:8000": f"{HOST}:{place.server_port}"}


def _apache(tls: bool) -> Callable[[Place], dict[str, str]]:
    def changes(place: Place) -> dict[str, str]:
        files = {
            "/etc/ssl/talk/fullchain.pem": str(place.chain),
            "/etc/ssl/talk/privkey.pem": str(place.key),
        }
        own = {"*:443" if tls else "*:80": f"{HOST}:{place.port}"}
        return _server(place) | own | (files if tls else {})

    return changes


def _haproxy(bind: str) -> Callable[[Place], dict[str, str]]:
    def changes(place: Place) -> dict[str, str]:
        file = {"/etc/ssl/talk/both.pem": str(place.both)} if bind == ":443" else {}
        return _server(place) | {f"bind {bind}": f"bind {HOST}:{place.port}"} | file

    return changes


def _caddy(tls: bool) -> Callable[[Place], dict[str, str]]:
    def changes(place: Place) -> dict[str, str]:
        address = f"http://{HOST}:{place.port} {{"
        if tls:  # nobody gives a certificate for this machine
            address = f"https://{HOST}:{place.port} {{\n    tls {place.chain} {place.key}"
        return _server(place) | {f"{'' if tls else 'http://'}talk.example.com {{": address}

    return changes


def _in(place: Place, *command: str) -> list[str]:
    return [one.format(folder=place.folder, host=HOST, port=place.port) for one in command]


def _command(*words: str) -> Callable[[Place], list[str]]:
    return lambda place: _in(place, *words)


def _commands(*commands: tuple[str, ...]) -> Callable[[Place], list[list[str]]]:
    return lambda place: [_in(place, *command) for command in commands]


_NGINX_WORDS = ("nginx", "-p", "{folder}/", "-e", "stderr", "-c", "nginx.conf")
_APACHE_WORDS = ("apache2", "-f", "{folder}/apache.conf")
_CADDY_WORDS = ("--config", "{folder}/Caddyfile", "--adapter", "caddyfile")
_CADDY_ADMIN = ("--address", "unix/{folder}/admin.sock", "--force")
_HAPROXY_WORDS = ("haproxy", "-W", "-f", "{folder}/haproxy.cfg")
_VARNISH_WORDS = (
    "varnishd", "-F", "-j", "none", "-f", "{folder}/talk.vcl", "-a", "{host}:{port}",
    "-n", "{folder}/varnish", "-s", "malloc,32m",
)  # fmt: skip
_VARNISH_ADMIN = ("varnishadm", "-n", "{folder}/varnish")


_NGINX_KIND = Kind(
    "nginx", "nginx.conf", _NGINX, _command(*_NGINX_WORDS, "-g", "daemon off; user root;"),
    lambda place: _server(place) | {"listen 80": f"listen {HOST}:{place.port}"},
    reload=_commands((*_NGINX_WORDS, "-s", "reload")), version=("nginx", "-v"),
)  # fmt: skip
_APACHES = [
    Kind(
        title, "apache.conf", _APACHE, _command(*_APACHE_WORDS, "-D", "FOREGROUND"),
        _apache(tls), reload=_commands((*_APACHE_WORDS, "-k", "graceful")),
        version=("apache2", "-v"),
    )
    for title, tls in (("Apache", False), ("Apache with TLS", True))
]  # fmt: skip
_HAPROXIES = [
    Kind(
        title, "haproxy.cfg", "{recipe}", _command(*_HAPROXY_WORDS),
        _haproxy(bind), signal="SIGUSR2", version=("haproxy", "-v"),
    )
    for title, bind in (("HAProxy", ":80"), ("HAProxy with TLS", ":443"))
]  # fmt: skip
_CADDIES = [
    Kind(
        title, "Caddyfile", _CADDY, _command("caddy", "run", *_CADDY_WORDS), _caddy(tls),
        reload=_commands(("caddy", "reload", *_CADDY_WORDS, *_CADDY_ADMIN)),
        version=("caddy", "version"), cuts=True,
    )
    for title, tls in (("Caddy", False), ("Caddy with TLS", True))
]  # fmt: skip
_LIGHTTPD_KIND = Kind(
    "lighttpd", "lighttpd.conf", _LIGHTTPD,
    _command("lighttpd", "-D", "-f", "{folder}/lighttpd.conf"),
    lambda place: {'"port" => 8000': f'"port" => {place.server_port}'},
    signal="SIGUSR1", version=("lighttpd", "-v"), cuts=True,
)  # fmt: skip
_VARNISH_KIND = Kind(
    "Varnish", "talk.vcl", "{recipe}", _command(*_VARNISH_WORDS),
    lambda place: {'"8000"': f'"{place.server_port}"'},
    reload=_commands(
        (*_VARNISH_ADMIN, "vcl.load", "again", "{folder}/talk.vcl"),
        (*_VARNISH_ADMIN, "vcl.use", "again"),
    ),
    version=("varnishd", "-V"),
)  # fmt: skip
_ALL = [_NGINX_KIND, *_APACHES, *_HAPROXIES, *_CADDIES, _LIGHTTPD_KIND, _VARNISH_KIND]

KINDS = {kind.title: kind for kind in _ALL}
