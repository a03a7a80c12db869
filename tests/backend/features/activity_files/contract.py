"""What the tests of permissions send as a file."""

BODIES = {
    ("post", "/api/sessions/{session_id}/activities/import"): {
        "format": "engagenow-activities",
        "activities": [{"kind": "open", "prompt": "What?"}],
    }
}
