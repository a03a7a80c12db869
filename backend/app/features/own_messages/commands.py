"""Commands about one's own messages, and their acks."""

from pydantic import RootModel

from app.core.clock import UtcTime
from app.core.schemas import Ack, Command
from app.core.text import MessageText
from app.features.messages.commands import HeldAck, MessageId


class NewText(Command):
    """Change the text of one's own message, for some minutes after it was sent."""

    message: MessageText


class EditMessage(NewText):
    """Change the text of one's own message `id`, for some minutes after it was sent."""

    id: MessageId


class EditedAck(Ack):
    """Everybody reads the text. `edited_at` is null if it had that from the start."""

    id: str
    edited_at: UtcTime | None


class EditMessageAck(RootModel[EditedAck | HeldAck]):
    """Everybody reads the new text, or it is held for approval.

    If the old text was shown, it is deleted, and the new one waits as a message with another `id`.
    """


class DeleteMessage(Command):
    """Delete one's own message for good; once more changes nothing."""

    id: MessageId


class DeletedAck(Ack):
    """The message has no text any more."""

    id: str
