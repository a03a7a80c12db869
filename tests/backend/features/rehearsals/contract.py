"""What the tests of the contract know of rehearsals."""

_PATH = "/api/sessions/{session_id}/rehearsal"
BODIES = {("post", _PATH): {"people": 3}}
IN_VAIN = {("post", _PATH): "rehearsal_too_late", ("delete", _PATH): "rehearsal_not_found"}
