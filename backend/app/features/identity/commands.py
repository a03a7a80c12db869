"""Commands of identity."""

import re
from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from app.core.field_errors import own_sentence
from app.core.schemas import Command
from app.core.text import PersonName

_EMAIL = re.compile(r"[^@\s\x00-\x1f]+@[^@\s\x00-\x1f]+", re.ASCII)
_EMAIL_MAX = 254  # RFC 5321, 4.5.3.1.3
_MALFORMED = own_sentence("올바른 이메일 주소가 아니에요.", "This is not a valid email address.")


def _email(text: str) -> str:
    address = text.strip().lower()
    if len(address) > _EMAIL_MAX or not _EMAIL.fullmatch(address) or not address.isascii():
        raise PydanticCustomError("email_malformed", "is not an email address", _MALFORMED)
    return address


EmailAddress = Annotated[str, AfterValidator(_email)]


class SignInForTests(Command):
    """Sign in with only an email address; not in production."""

    email: EmailAddress
    name: PersonName | None = None
