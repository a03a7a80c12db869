"""ID tokens of OpenID Connect: signed by the provider, for us, for this sign-in."""

from dataclasses import dataclass
from typing import Any

from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from app.features.identity.oauth.errors import SignInForged

# Those whose keys the provider alone has; none and HMAC are never taken.
_ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "EdDSA"]
_LEEWAY_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Expected:
    """Issuer, audience and nonce that a token must have."""

    issuer: str
    client_id: str
    nonce: str


def verify(token: str, keys: Any, expected: Expected) -> dict[str, Any]:
    """Return the claims of an ID token.

    Raises:
        SignInForged: it is not exactly as expected.
    """
    try:
        read = jwt.decode(token, KeySet.import_key_set(keys), algorithms=_ALGORITHMS)
        claims = CodeIDToken(
            read.claims,
            read.header,
            options={
                "iss": {"essential": True, "value": expected.issuer},
                "aud": {"essential": True, "value": expected.client_id},
            },
            params={"nonce": expected.nonce, "client_id": expected.client_id},
        )
        claims.validate(leeway=_LEEWAY_SECONDS)
    except (JoseError, ValueError, KeyError, TypeError, RecursionError):
        raise SignInForged from None
    return dict(claims)
