"""Refusals for newcomers while hosts decide."""

from typing import Any

from app.core.locale import Locale
from app.core.refusal import Refusal
from app.features.newcomers.waiting import ASK_SECONDS


class AwaitingHost(Refusal):
    """Too many codes were guessed today, so a host must let in people who type a code.

    Right and wrong codes get the same answer. Without a `ticket` in the answer, repeat the request
    with a nickname; with one, repeat it with that ticket.
    """

    code, status = "awaiting_host", 428
    retry = "later"
    ko = "지금은 발표자가 수락해야 들어갈 수 있어요. 링크나 QR 코드로 오면 바로 들어갈 수 있어요."
    en = (
        "Right now the presenter lets people in. With the link or the QR code you can join at once."
    )

    def __init__(self, ticket: str | None = None) -> None:
        super().__init__()
        self._ticket = ticket
        if ticket is not None:
            self.retry_after = ASK_SECONDS

    def extra(self, locale: Locale) -> dict[str, Any]:
        """Return the ticket for the header `Join-Ticket`, if there is one."""
        fields = super().extra(locale)
        return {**fields, "ticket": self._ticket} if self._ticket else fields


class NobodyLetIn(Refusal):
    """No host let the newcomer in within the maximum time: the code may be wrong."""

    code, status = "nobody_let_in", 403
    ko = "아직 아무도 들여보내 주지 않았어요. 코드를 다시 확인해 주세요."
    en = "Nobody has let you in. Please check the code."
