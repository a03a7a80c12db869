"""What the tests of the contract know of searching the chat."""

IN_VAIN = {("get", "/api/sessions/{session_id}/messages/search"): "nothing_to_find"}
