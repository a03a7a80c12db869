"""Refusals of chat."""

from app.core.refusal import Refusal


class ChatOff(Refusal):
    """Chat is off in this session."""

    code, status = "chat_off", 409
    ko = "지금은 채팅이 꺼져 있어요."
    en = "Chat is turned off right now."


class ReadOnly(Refusal):
    """Only hosts may write."""

    code, status = "read_only", 409
    ko = "지금은 발표자만 채팅할 수 있어요."
    en = "Only the presenter can write right now."


class KnownOnly(Refusal):
    """Only participants who joined before the mode was set may write."""

    code, status = "known_only", 403
    ko = "지금은 먼저 참여한 사람만 채팅할 수 있어요."
    en = "Only people who joined earlier can write right now."


class MutedByPresenter(Refusal):
    """A host has muted the sender, for a time or until the mute is lifted."""

    code, status = "muted_by_presenter", 403
    ko = "발표자가 채팅을 금지했어요."
    en = "The presenter has muted you."

    def __init__(self, seconds: int | None = None) -> None:
        """Refuse for `seconds`, or for None until the mute is lifted."""
        super().__init__(seconds)
        self.retry_after = seconds


class MessageRefused(Refusal):
    """A host rejected the message."""

    code, status = "message_refused", 409
    ko = "발표자가 이 메시지를 승인하지 않았어요."
    en = "The presenter did not approve this message."


class MessageWithdrawn(Refusal):
    """Its sender deleted the message before a host decided about it."""

    code, status = "message_withdrawn", 409
    ko = "이 메시지는 내가 삭제했어요."
    en = "You deleted this message."


class WordsRefused(Refusal):
    """The word filter blocked the message."""

    code, status = "words_refused", 409
    ko = "이 세션에서 쓸 수 없는 말이 있어요. 고쳐서 다시 보내 주세요."
    en = "Your message contains words that are not allowed here. Please edit it and send it again."


class SlowMode(Refusal):
    """Slow mode: the sender's last message was too recent."""

    code, status = "slow_mode", 429
    retry = "later"
    ko = "지금은 천천히 이야기하고 있어요. {seconds}초 뒤에 보낼 수 있어요."
    en = "Slow mode is on. You can write again in {seconds} s."

    def __init__(self, seconds: int = 1) -> None:
        super().__init__(seconds)
        self.retry_after = seconds


class MessageNotFound(Refusal):
    """The session has no such message."""

    code, status = "message_not_found", 404
    ko = "메시지를 찾을 수 없어요."
    en = "There is no such message."


class MessageGone(Refusal):
    """The message and its text are deleted."""

    code, status = "message_gone", 410
    ko = "삭제한 지 오래되어 되돌릴 수 없는 메시지예요."
    en = "That message was deleted too long ago to be restored."


class ReplyToGone(Refusal):
    """The message that it replies to was deleted, or is not there."""

    code, status = "reply_to_gone", 409
    ko = "답장하려던 메시지가 이제 없어요. 답장이 아닌 메시지로는 보낼 수 있어요."
    en = "The message you replied to is gone. You can still send yours without it."
