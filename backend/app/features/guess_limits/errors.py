"""Refusals of look-ups."""

from typing import Any

from app.core.locale import Locale
from app.core.refusal import Refusal


class ProofRequired(Refusal):
    """Too many wrong codes came from this address: solve a proof of work, then repeat."""

    code, status = "proof_required", 428
    ko = "여러 사람이 한꺼번에 들어오고 있어요. 계산을 하나 풀면 바로 들어올 수 있어요."
    en = "Many people are coming in at once. Solve one small puzzle to come in right away."

    def __init__(self, challenge: dict[str, Any] | None = None) -> None:
        super().__init__()
        self._challenge = challenge

    def extra(self, locale: Locale) -> dict[str, Any]:  # noqa: ARG002
        """Return the challenge (ALTCHA), whose solution goes into the header `Join-Proof`."""
        return {"challenge": self._challenge} if self._challenge else {}
