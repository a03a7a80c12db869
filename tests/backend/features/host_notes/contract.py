"""What the tests of the contract know of notes."""

BODIES = {("put", "/api/sessions/{session_id}/host-notes"): {"text": "note", "version": 0}}
