"""What the tests of the contract send as messages by REST."""

BODIES = {("post", "/api/sessions/{session_id}/messages"): {"message": "hello"}}
