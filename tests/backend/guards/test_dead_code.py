"""No dead code: what nothing in the app calls is not there."""

from pathlib import Path

from vulture import Vulture

from guards.sources import APP

# Called by a framework that finds them through their decorators.
CALLED_BY_DECORATOR = ["@*router.*", "@*validator*", "@*serializer*", "@*.on", "@compiles"]
# Called by programs outside, as the contract allows; by SQLAlchemy; by Starlette.
CALLED_BY_OTHERS = [
    "create_access_token",
    "load_dialect_impl",
    "process_bind_param",
    "process_result_value",
    "get_response",
]
# Called by asyncio, uvicorn and python-socketio on what they were given.
CALLED_BY_OTHERS += [
    "_handle_eio_message",
    "basic_disconnect",
    "check_ping_timeout",
    "get_rooms",
    "pause_writing",
    "resume_writing",
    "shutdown",
]
# Called by Prometheus' registry.
CALLED_BY_OTHERS += ["collect"]
# Called by the parser of XML.
CALLED_BY_OTHERS += ["characters", "endElement", "setDocumentLocator", "startElement"]


def unused(folder: Path) -> list[str]:
    """Functions, methods and classes that no code in the folder mentions."""
    finder = Vulture(ignore_decorators=CALLED_BY_DECORATOR, ignore_names=CALLED_BY_OTHERS)
    finder.scavenge([folder])
    items = [
        *finder.unused_funcs,
        *finder.unused_methods,
        *finder.unused_props,
        *finder.unused_classes,
    ]
    return [f"{item.filename}:{item.first_lineno}: {item.name}" for item in items]


def test_everything_is_used() -> None:
    found = unused(APP)
    assert not found, "\n".join(found)


def test_a_dead_function_is_found(tmp_path: Path) -> None:
    (tmp_path / "module.py").write_text("def never_called():\n    pass\n")
    assert "never_called" in unused(tmp_path)[0]
