"""Whether a bench is void."""

from typing import Any

from kit.figures import FIGURES
from kit.validity import is_bad


def unsound(report: dict[str, Any]) -> bool:
    """Whether anybody failed or lost what it should not, or a figure has no round that counts."""
    results = report["results"]
    everybody = {result["who"] for result in results}
    void = (figure.is_void(report, who) for figure in FIGURES for who in everybody)
    return any(map(is_bad, results)) or any(void)
