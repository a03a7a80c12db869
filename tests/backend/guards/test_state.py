"""What changes belongs to a worker: modules keep nothing that two workers would share."""

import ast
from collections.abc import Iterator

import pytest

from guards.sources import APP, parsed, place

HOLDERS = {"Batcher", "Counter", "LookBack", "defaultdict", "deque", "dict", "list", "set"}
WEAK = {"WeakKeyDictionary", "WeakSet", "WeakValueDictionary"}
OF_ONE = {  # kept by what is a worker's alone already: its rooms, its engine, its bus
    "_join_batches", "_last_states", "_turns", "_used_tokens", "_writer_locks",
}  # fmt: skip
OF_THE_PROCESS = {"_unfinished"}  # its memory is what that bounds


def kept(tree: ast.Module) -> Iterator[tuple[str, ast.stmt]]:
    """What a module makes empty, to be filled later, by its name."""
    for node in tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and _is_to_be_filled(node.value):
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            yield ast.unparse(target), node


def _is_to_be_filled(value: ast.expr | None) -> bool:
    if isinstance(value, ast.Dict):
        return not value.keys
    if isinstance(value, ast.List):
        return not value.elts
    if not isinstance(value, ast.Call):
        return False
    made = value.func.value if isinstance(value.func, ast.Subscript) else value.func
    name = made.id if isinstance(made, ast.Name) else ""
    is_empty = not value.args or name in {"Batcher", "LookBack", "defaultdict"}
    return name in HOLDERS | WEAK and is_empty


def test_modules_keep_nothing_that_two_workers_share() -> None:
    found = {
        f"{place(path, node)}: {name}"
        for path in APP.rglob("*.py")
        for name, node in kept(parsed(path))
        if name not in OF_ONE | OF_THE_PROCESS
    }
    assert not found, "\n".join(sorted(found))


def test_what_is_kept_for_a_room_is_its_own() -> None:
    """A value that refers to its key keeps it in a `WeakKeyDictionary`: see `Room.own`."""
    found = [path for path in APP.rglob("*.py") if "WeakKeyDictionary[Room" in path.read_text()]
    assert not found


@pytest.mark.parametrize("value", ["{}", "[]", "set()", "Batcher[int, int](f, rest=g)"])
def test_what_a_module_keeps_is_found(value: str) -> None:
    assert [*kept(ast.parse(f"_a: Any = {value}"))]
    assert not [*kept(ast.parse("WORDS = {'a': 1}\nEVENTS = [A]"))]
