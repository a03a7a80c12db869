"""What a program can say in a session."""

from typing import Any

from engagenow_client import contract
from engagenow_client.live.acks import Stored
from engagenow_client.live.messages import check_command
from engagenow_client.live.outbox import Outbox, Send

# What the contract has as one of several forms.
_FORMS = {"ask_question": Stored, "send_message": Stored}


class Commands:
    """Sends by `command` what may get lost, and by `outbox` what has to arrive."""

    def __init__(self, outbox: Outbox, command: Send) -> None:
        self._outbox = outbox
        self._command = command

    async def send(self, message: str, client_id: str | None = None) -> Stored:
        """Say something, exactly once, however often the connection is lost.

        Raises:
            RefusedError: the server refuses it for good.
            NotConnectedError: the client was stopped, or gave up.
        """
        payload = {"message": message} | ({"client_id": client_id} if client_id else {})
        ack: Stored = await self._outbox.deliver("send_message", payload, Stored)
        return ack

    async def ask(self, text: str, *, anonymous: bool = False) -> Stored:
        """Ask a question, exactly once; raises like `send`."""
        payload = {"text": text, "anonymous": anonymous}
        ack: Stored = await self._outbox.deliver("ask_question", payload, Stored)
        return ack

    async def answer(
        self, activity_id: str, answer: str | int | list[str], question_id: str | None = None
    ) -> contract.AnswerAck:
        """Answer an activity, or the open question of a quiz, exactly once; raises like `send`."""
        payload = {"activity_id": activity_id, "answer": answer, "question_id": question_id}
        ack: contract.AnswerAck = await self._outbox.deliver("answer", payload, contract.AnswerAck)
        return ack

    async def call(self, name: str, payload: dict[str, Any]) -> Any:
        """Send any command of the contract, at most once, and return its acknowledgement.

        Raises:
            ConfigError: the contract has no such command, or does not allow the payload.
            NotConnectedError: there is no connection.
            NoAnswerError: it is not known whether it was done.
            RefusedError: the server refuses it.
        """
        check_command("call", name, payload)
        return await self._command(name, payload, _FORMS.get(name))

    async def react(self, emoji: str, count: int = 1) -> contract.ReactionAck:
        """Tap a reaction, at most once.

        Raises:
            NotConnectedError: there is no connection.
            NoAnswerError: it is not known whether it was counted.
            RefusedError: the server refuses it.
        """
        payload: dict[str, Any] = {"emoji": emoji, "count": count}
        ack: contract.ReactionAck = await self._command("send_reaction", payload)
        return ack
