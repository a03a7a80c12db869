"""Our own format: activities as they are, so that nothing is lost on the way."""

from typing import Any

from app.features.activity_files.formats.json_values import elements, text_in
from app.features.activity_files.items import Found

FORMAT = "engagenow-activities"
VERSION = 1


def knows(value: dict[str, Any]) -> bool:
    """Return whether it is ours."""
    return value.get("format") == FORMAT


def read(value: dict[str, Any], found: Found) -> None:
    """Read all activities; the place of one is its line, and the service checks them."""
    found.title = text_in(value, "title")
    found.drafts.extend(enumerate(elements(value, "activities"), start=1))


def written(title: str, activities: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the file's value."""
    return {"format": FORMAT, "version": VERSION, "title": title, "activities": activities}
