"""What the tests of the contract know of the replay."""

_SESSION = "/api/sessions/{session_id}"
# Whoever may ask for these is refused while it runs.
IN_VAIN = {
    ("get", _SESSION + "/replay"): "session_not_over",
    ("get", _SESSION + "/replay/events"): "session_not_over",
}
