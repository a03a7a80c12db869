"""What the tests of the contract know of reports."""

from typing import Any

BODIES = {("post", "/api/sessions/{session_id}/report"): {"format": "json"}}
IN_VAIN = {("get", "/api/sessions/{session_id}/report/{report_id}"): "report_link_over"}


def _told(state: dict[str, Any], ready: Any) -> dict[str, Any]:
    return {**state, "seq": ready["seq"]}


REDUCERS = {"report_ready": _told}
