"""Generates `engagenow_client/contract.py` from the server's contract, by datamodel-code-generator.

usage: python clients/python/scripts/contract.py [--is-current]

With --is-current it generates nothing, needs no package, and ends with 1 if the file is outdated.
msgspec cannot tell the structs of a union apart unless they are tagged, so such a field is `Any`.
"""

import hashlib
import json
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path
from typing import Any

CLIENT = Path(__file__).resolve().parent.parent
CONTRACT = CLIENT.parent.parent / "backend" / "contract"
OUTPUT = CLIENT / "engagenow_client" / "contract.py"
HEADER = '''"""What the wire says, generated from the server's contract by scripts/contract.py.

Of the contract with the digest {digest}.
"""'''
OPTIONS = (
    "--input-file-type=jsonschema",
    "--output-model-type=msgspec.Struct",
    "--target-python-version=3.11",
    "--use-standard-collections",
    "--use-union-operator",
    "--use-schema-description",
    "--disable-timestamp",
    "--collapse-root-models",
    "--formatters=builtin",
    "--enum-field-as-literal=all",
)


def main() -> None:
    """Write the file anew."""
    texts = [(CONTRACT / name).read_text() for name in ("socket.json", "refusals.json")]
    header = HEADER.format(digest=hashlib.sha256("".join(texts).encode()).hexdigest()[:32])
    if "--is-current" in sys.argv:
        sys.exit(0 if OUTPUT.read_text().startswith(header) else 1)
    socket, refusals = (json.loads(text) for text in texts)
    parts = (_structs(socket), _events(socket), _commands(socket), _refusals(refusals), "")
    OUTPUT.write_text("\n".join([f"{header}\n", *parts]))


def _structs(socket: dict[str, Any]) -> str:
    schema = {"title": "Contract", "type": "object", "$defs": _plain(socket["$defs"])}
    with tempfile.TemporaryDirectory() as folder:
        given, made = Path(folder, "contract.json"), Path(folder, "contract.py")
        given.write_text(json.dumps(schema))
        command = [sys.executable, "-m", "datamodel_code_generator", f"--input={given}"]
        subprocess.run([*command, f"--output={made}", *OPTIONS], check=True)
        text = made.read_text()
    body = text[text.index("from __future__") :].replace(_EMPTY, "")
    # They hold JSON alone, so nothing in them leads back: the garbage collector need not look.
    return body.replace("(Struct):", "(Struct, gc=False):").rstrip() + "\n"


_EMPTY = "class Contract(Struct):\n    pass\n\n\n"


def _plain(schema: Any) -> Any:
    """Leave out titles, and make untagged unions of objects into anything."""
    if isinstance(schema, list):
        return [_plain(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    refs = [one for one in schema.get("anyOf", ()) if "$ref" in one]
    if len(refs) > 1:
        return {}
    return {
        name: _plain(part)
        for name, part in schema.items()
        if name != "title" or not isinstance(part, str)  # a property may have this name
    }


def _events(socket: dict[str, Any]) -> str:
    events = socket["properties"]["events"]["properties"]
    lines = [f'    "{name}": {_class(one)},' for name, one in events.items()]
    return "\n".join(["\nEVENTS: dict[str, type[Struct]] = {", *lines, "}"])


def _commands(socket: dict[str, Any]) -> str:
    """Payload and acknowledgement of each command."""
    commands = socket["properties"]["commands"]["properties"]
    parts = ((name, one["properties"]) for name, one in commands.items())
    lines = [
        f'    "{name}": ({_class(one["payload"])}, {_class(one["ack"])}),' for name, one in parts
    ]
    return "\n".join(
        ["COMMANDS: dict[str, tuple[type[Struct], type[Struct]]] = {", *lines, "}", ""]
    )


def _class(reference: dict[str, str]) -> str:
    """The class that the generator makes of a definition: parts of its name, each capitalised."""
    parts = reference["$ref"].rpartition("/")[2].split("__")
    return "".join(part[0].upper() + part[1:] for part in parts)


def _refusals(refusals: dict[str, Any]) -> str:
    """The codes after which to try again, by how, and those that end the session."""
    groups = {
        "RETRY_LATER": [code for code, one in refusals.items() if one["retry"] == "later"],
        "RETRY_RENEWED": [code for code, one in refusals.items() if one["retry"] == "renew"],
        "ENDS_SESSION": [code for code, one in refusals.items() if one["ends"] == "session"],
    }
    return "\n".join(f"{name} = frozenset({_wrapped(codes)})" for name, codes in groups.items())


def _wrapped(codes: list[str]) -> str:
    text = ", ".join(f'"{code}"' for code in codes)
    lines = textwrap.wrap(text, 92, break_long_words=False)
    return "[\n    " + "\n    ".join(lines) + ",\n]"


if __name__ == "__main__":
    main()
