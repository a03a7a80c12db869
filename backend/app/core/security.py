"""Tokens: JSON Web Tokens (RFC 7519) behind one strict wrapper.

Tokens in exactly our own form are read by `own_tokens`; all others, and every refusal, are left to
python-jose.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from sys import intern
from typing import Annotated, Any, Literal, NamedTuple, TypeVar
from uuid import UUID, uuid4

from jose import ExpiredSignatureError, JWTError, jwt
from pydantic import AfterValidator, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from app.core import own_tokens
from app.core.clock import utc_now
from app.core.config import get_settings
from app.core.own_tokens import ALGORITHM, ISSUER
from app.core.secret import key_id, known_keys, signing_key
from app.core.token_errors import TokenExpired, TokenInvalid

Audience = Literal["presenter", "crew", "participant", "screen", "program", "refresh", "sign_in"]
Form = TypeVar("Form")
BEARERS: tuple[Audience, ...] = ("presenter", "crew", "participant", "screen", "program")
_OPTIONS = {
    **{f"require_{claim}": True for claim in ("exp", "iat", "iss", "sub", "jti")},
    "verify_aud": False,  # `Claims` requires one of ours, and one alone
}
_MAX_LENGTH = 2048
_UNTIL_REVOKED = timedelta(days=36_500)  # every token has an end
# What python-jose raises for JSON of endless depth, and for times that are endless or a list.
_STUMBLES = (RecursionError, OverflowError, TypeError)

_IN_UTC = AfterValidator(lambda moment: moment.astimezone(UTC))  # pydantic makes a zone for each


@dataclass(frozen=True, slots=True)
class Claims:
    """The content of a verified token; each socket keeps it, and a model would take 1 kB more.

    `sub` is the id of a user, a co-host or a participant, or the secret of a screen.
    `ver` is the version of the user's tokens; a token without it has the first version. A program
    acts as the user who gave it the token.
    """

    sub: str
    aud: Audience
    iat: Annotated[datetime, _IN_UTC]
    exp: Annotated[datetime, _IN_UTC]
    jti: str
    session_id: Annotated[str, AfterValidator(intern)] | None = None  # a session's sockets share it
    ver: int = 0

    @property
    def is_host(self) -> bool:
        """Return whether the bearer is a presenter, a presenter's program or a co-host."""
        return self.aud in ("presenter", "crew", "program")

    @property
    def is_over(self) -> bool:
        """Return whether the token has expired."""
        return self.exp <= utc_now()


_CLAIMS = TypeAdapter(Claims)


class IssuedToken(NamedTuple):
    """A signed token, and the moment in its `exp`."""

    token: str
    expires_at: datetime


def create_access_token(data: Mapping[str, Any], expires_in: timedelta | None = None) -> str:
    """Return a presenter's access token for `data["sub"]`, a user id (str, int or UUID)."""
    lifetime = expires_in or timedelta(minutes=get_settings().access_token_minutes)
    subject = data["sub"]
    user_id = subject.hex if isinstance(subject, UUID) else str(subject)
    return create_token({**data, "sub": user_id}, "presenter", lifetime)


def create_co_host_token(crew_id: str, session_id: str) -> str:
    """Return a co-host's token, which is for one live session."""
    lifetime = timedelta(hours=get_settings().crew_token_hours)
    return create_token({"sub": crew_id, "session_id": session_id}, "crew", lifetime)


def create_participant_token(participant_id: str, session_id: str) -> str:
    """A participant's token, for one live session."""
    return issue_participant_token(participant_id, session_id).token


def issue_participant_token(participant_id: str, session_id: str) -> IssuedToken:
    """A participant's token, for one live session, and when it expires."""
    lifetime = timedelta(hours=get_settings().participant_token_hours)
    return _issue({"sub": participant_id, "session_id": session_id}, "participant", lifetime)


def create_screen_token(secret: str, session_id: str) -> str:
    """Return the token of a live session's screens: it is good until it is revoked."""
    return create_token({"sub": secret, "session_id": session_id}, "screen", _UNTIL_REVOKED)


def create_program_token(user_id: str, lifetime: timedelta) -> str:
    """Return a token with which a program acts as this user."""
    return create_token({"sub": user_id}, "program", lifetime)


def create_refresh_token(user_id: str, version: int) -> str:
    """Return a refresh token: it gets this user one access token and the next refresh token."""
    lifetime = timedelta(days=get_settings().refresh_token_days)
    return create_token({"sub": user_id, "ver": version}, "refresh", lifetime)


def create_token(data: Mapping[str, Any], audience: Audience, lifetime: timedelta) -> str:
    """Return a signed token with `data`, which must contain `sub`, and the standard claims."""
    return _issue(data, audience, lifetime).token


def _issue(data: Mapping[str, Any], audience: Audience, lifetime: timedelta) -> IssuedToken:
    now = utc_now()
    expires_at = (now + lifetime).replace(microsecond=0)
    claims = {
        **data,
        "aud": audience,
        "iss": ISSUER,
        "iat": int(now.timestamp()),
        "exp": int(expires_at.timestamp()),
        "jti": uuid4().hex,
    }
    key = signing_key()
    return IssuedToken(own_tokens.sign(claims, key_id(key), key), expires_at)


def verify_token(
    token: str, audiences: tuple[Audience, ...] = BEARERS, *, may_be_over: bool = False
) -> Claims:
    """Return the claims of a token that we signed for one of these audiences.

    Args:
        token: the token.
        audiences: the audiences that are accepted.
        may_be_over: accept an expired token; the caller checks `is_over`.

    Raises:
        TokenExpired: we signed it, but it has expired.
        TokenInvalid: anything else is wrong with it.
    """
    claims = read_token(token, _CLAIMS, may_be_over=may_be_over)
    if claims.aud not in audiences:
        raise TokenInvalid
    return claims


def read_token(token: str, form: TypeAdapter[Form], *, may_be_over: bool = False) -> Form:
    """Return the content of a token that we signed; `form` must fix its audience.

    Raises:
        TokenExpired, TokenInvalid: as for `verify_token`.
    """
    if len(token) > _MAX_LENGTH:
        raise TokenInvalid
    try:
        claims = own_tokens.read(token, may_be_over=may_be_over)
        return form.validate_python(_decode(token, may_be_over) if claims is None else claims)
    except ExpiredSignatureError:
        raise TokenExpired from None
    except (JWTError, ValidationError, *_STUMBLES):
        raise TokenInvalid from None


def _decode(token: str, may_be_over: bool) -> dict[str, Any]:
    # `Claims` requires `exp`; python-jose looks at the time of whatever it is to require.
    late = {"require_exp": False, "verify_exp": False} if may_be_over else {}
    claims: dict[str, Any] = jwt.decode(
        token,
        _key_of(token),
        algorithms=[ALGORITHM],
        issuer=ISSUER,
        options={**_OPTIONS, **late},
    )
    return claims


def _key_of(token: str) -> str:
    """Return the key that a token names, if its header is exactly as we write it."""
    header = jwt.get_unverified_header(token)
    for kid, key in known_keys().items():
        if header == own_tokens.header(kid):
            return key
    raise TokenInvalid
