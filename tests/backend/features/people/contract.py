"""What the tests of the contract send about one's own nickname."""

PAYLOADS = {"change_nickname": {"nickname": "a new name"}}
BODIES = {
    ("put", "/api/sessions/{session_id}/me/nickname"): {"nickname": "myself {number}"},
}
