"""What the tests of the contract send to the routes of clouds."""

BODIES = {
    ("put", "/api/sessions/{session_id}/chat-cloud/hidden"): {"word": "말", "hidden": True},
}
