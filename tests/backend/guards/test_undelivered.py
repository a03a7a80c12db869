"""The faults' members send again after the same refusals as the pages' do."""

import ast
import re

from guards.sources import ROOT

PAGES = ROOT / "frontend" / "src" / "features" / "messages" / "outbox.svelte.ts"
FAULTS = ROOT / "tests" / "faults" / "rig" / "outbox.py"
NO_ANSWERS = {"network", "no_answer"}  # the pages' own words for what the server has not said


def of_pages(text: str) -> set[str]:
    """The codes in `const UNDELIVERED = [...]`."""
    (listed,) = re.findall(r"^const UNDELIVERED = \[(.*?)\];", text, re.DOTALL | re.MULTILINE)
    return set(re.findall(r"'(\w+)'", listed))


def of_faults(tree: ast.Module) -> set[str]:
    """The codes in `UNDELIVERED = {...}`."""
    (listed,) = [
        node.value
        for node in tree.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "UNDELIVERED"
    ]
    codes: set[str] = ast.literal_eval(listed)
    return codes


def test_they_wait_after_the_same_refusals() -> None:
    pages = of_pages(PAGES.read_text())
    assert pages >= NO_ANSWERS
    assert of_faults(ast.parse(FAULTS.read_text())) == pages - NO_ANSWERS
