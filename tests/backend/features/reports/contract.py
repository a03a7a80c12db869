"""What the tests of the contract know of reports."""

BODIES = {("post", "/api/sessions/{session_id}/report"): {"format": "json"}}
IN_VAIN = {("get", "/api/sessions/{session_id}/report/{report_id}"): "report_link_over"}
