"""Database URLs as providers print them, converted for SQLAlchemy's async engines."""

import re
from typing import Any

from sqlalchemy.engine import URL, make_url

_ASYNC_DRIVERS = {
    "postgres": "postgresql+asyncpg",
    "postgresql": "postgresql+asyncpg",
    "postgresql+asyncpg": "postgresql+asyncpg",
    "postgresql+psycopg": "postgresql+asyncpg",
    "postgresql+psycopg2": "postgresql+asyncpg",
    "sqlite": "sqlite+aiosqlite",
    "sqlite+aiosqlite": "sqlite+aiosqlite",
}
_SSL = ("disable", "allow", "prefer", "require", "verify-ca", "verify-full")
_PARTS = {"user": "username", "password": "password", "dbname": "database", "port": "port"}
_OF_THE_SESSION = ("application_name", "options", "connect_timeout", "pgbouncer")
# A pooler gives each transaction another server connection, which knows no statement of ours.
_UNPREPARED = {"statement_cache_size": 0, "prepared_statement_cache_size": 0}
# What providers print and asyncpg has no word for: nothing is less safe or other without it.
_LEFT_OUT = ("channel_binding",)
_OPTION = re.compile(r"(?:-c\s*|--)([\w.]+)=((?:\\.|\S)*)")


def async_database_url(url: str) -> str:
    """Return `url` with its async driver and the options of libpq translated.

    Raises:
        ValueError: names the part that is not understood, and repeats no possible secret.
    """
    try:
        parsed = make_url(url)
        driver = _ASYNC_DRIVERS[parsed.drivername]
    except Exception:
        raise ValueError("is not a database URL such as postgresql://user@host/name") from None
    parsed = parsed.set(drivername=driver)
    if driver == "postgresql+asyncpg":
        parsed = _with_options(parsed)
    return parsed.render_as_string(hide_password=False)


def session_options(url: str) -> dict[str, Any]:
    """Return the engine's URL and the server settings for asyncpg.

    The settings are None behind a pooler (`pgbouncer=true`), which accepts none.
    """
    parsed = make_url(url)
    of_session = {
        name: str(value) for name, value in parsed.query.items() if name in _OF_THE_SESSION
    }
    settings = dict(_OPTION.findall(of_session.get("options", "")))
    if name := of_session.get("application_name"):
        settings["application_name"] = name
    found: dict[str, Any] = {"url": parsed.difference_update_query(_OF_THE_SESSION)}
    found["server_settings"] = settings
    if of_session.get("pgbouncer") == "true":
        found |= _UNPREPARED | {"server_settings": None}
    if seconds := int(of_session.get("connect_timeout", 0)):
        found["timeout"] = seconds
    return found


def libpq_environment(url: str) -> dict[str, str]:
    """Return the environment variables with which PostgreSQL's programs connect to `url`.

    Command-line arguments would show the password to everybody on the machine.
    """
    parsed = make_url(url)
    query = parsed.query
    named = {
        "PGHOST": parsed.host or query.get("host"),
        "PGPORT": parsed.port or query.get("port"),
        "PGUSER": parsed.username,
        "PGPASSWORD": parsed.password,
        "PGDATABASE": parsed.database,
        "PGSSLMODE": query.get("ssl"),
        "PGOPTIONS": query.get("options"),
    }
    return {name: str(value) for name, value in named.items() if value is not None}


def _with_options(url: URL) -> URL:
    query = {name: _once(name, value) for name, value in url.query.items()}
    for name in _LEFT_OUT:
        query.pop(name, None)
    ssl = query.pop("ssl", None) or query.pop("sslmode", None)
    query.pop("sslmode", None)
    if ssl is not None and ssl not in _SSL:
        raise ValueError(f"has an sslmode that is none of {', '.join(_SSL)}")
    _check(query)
    host = query.pop("host", None)
    parts: dict[str, Any] = {_PARTS[name]: query.pop(name) for name in _PARTS if name in query}
    if "port" in parts:
        parts["port"] = int(parts["port"])
    kept = query | ({"ssl": ssl} if ssl else {})
    if host is not None and host.startswith("/"):  # a socket's folder is no host of a URL
        port = parts.pop("port", url.port)
        kept |= {"host": host} | ({"port": str(port)} if port else {})
        return url.set(**parts, query=kept)._replace(host=None, port=None)
    if host is not None:
        parts["host"] = host
    return url.set(**parts, query=kept)


def _once(name: str, value: str | tuple[str, ...]) -> str:
    if not isinstance(value, str):
        raise ValueError(f"has the option {name} more than once")
    return value


def _check(query: dict[str, str]) -> None:
    for name in query:
        if name not in ("host", *_PARTS, *_OF_THE_SESSION):
            shown = name if re.fullmatch(r"[a-z_]{1,40}", name) else "that is no word"
            raise ValueError(f"has an option that is not understood: {shown}")
    _check_values(query)


def _check_values(query: dict[str, str]) -> None:
    for name in ("port", "connect_timeout"):
        if not query.get(name, "1").isdecimal() or not 0 <= int(query.get(name, "1")) < 65536:
            raise ValueError(f"has a {name} that is no number")
    if query.get("pgbouncer", "true") not in ("true", "false"):
        raise ValueError("has a pgbouncer that is neither true nor false")
    if "," in query.get("host", ""):
        raise ValueError("names several hosts; one is understood")
    if _OPTION.sub("", query.get("options", "")).strip():
        raise ValueError("has options that are not of the form -c name=value")
