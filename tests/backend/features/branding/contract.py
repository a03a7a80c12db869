"""What the tests of the contract know of a session's look."""

BY_REST = {"accent": ("PATCH", "", {"settings": {"accent": "#0d6b5b"}})}
IN_VAIN = {("put", "/api/sessions/{session_id}/logo"): "image_empty"}
