"""Requests to a provider: the address for signing in, and exchanging a code."""

import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import lru_cache
from typing import Any

import httpx
import structlog
from authlib.oauth2.rfc6749.parameters import prepare_grant_uri

from app.features.identity.oauth import id_token
from app.features.identity.oauth.errors import ProviderUnavailable, SignInForged
from app.features.identity.oauth.profiles import Json, Profile
from app.features.identity.oauth.providers import Endpoints, Provider
from app.features.identity.oauth.transaction import Transaction

log = structlog.get_logger()

_SECONDS = 10
_MALFORMED = (ValueError, KeyError, TypeError, AttributeError)  # what reading an odd answer raises
_DISCOVERY = "/.well-known/openid-configuration"


async def address(provider: Provider, begun: Transaction, redirect_uri: str) -> str:
    """Return the address at which the browser signs in.

    Raises:
        ProviderUnavailable: the provider does not publish one.
    """
    nonce = {"nonce": begun.nonce} if provider.issuer else {}
    async with _asking(provider) as http:
        endpoints, _ = await _find(provider, http)
    uri: str = prepare_grant_uri(
        endpoints.authorization,
        client_id=provider.client_id,
        response_type="code",
        redirect_uri=redirect_uri,
        scope=provider.scope,
        state=begun.state,
        code_challenge=begun.challenge,
        code_challenge_method="S256",
        **nonce,
    )
    return uri


async def profile(provider: Provider, begun: Transaction, code: str, redirect_uri: str) -> Profile:
    """Return the profile of the person who came back with this code.

    Raises:
        SignInForged: the code or its result is invalid.
        ProviderUnavailable: the provider does not answer.
    """
    async with _asking(provider) as http:
        endpoints, metadata = await _find(provider, http)
        grant = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": redirect_uri,
            "code_verifier": begun.verifier,
            "state": begun.state,  # Naver wants it here too
        }
        tokens = await _post(http, endpoints.token, provider, grant, metadata)
        claims: Json = {}
        if provider.issuer:
            keys = await _get(http, metadata["jwks_uri"])
            expected = id_token.Expected(metadata["issuer"], provider.client_id, begun.nonce)
            claims = id_token.verify(str(tokens.get("id_token", "")), keys, expected)
        account = await _account(http, endpoints, str(tokens.get("access_token", "")))
        if claims and account.get("sub", claims["sub"]) != claims["sub"]:
            raise SignInForged
        return provider.read(account | claims)


async def _find(provider: Provider, http: httpx.AsyncClient) -> tuple[Endpoints, Json]:
    """Return a provider's addresses, and with OpenID Connect its metadata."""
    if provider.endpoints is not None:
        return provider.endpoints, {}
    metadata = await _get(http, provider.issuer.rstrip("/") + _DISCOVERY)
    if metadata["issuer"].rstrip("/") != provider.issuer.rstrip("/"):
        raise ProviderUnavailable
    authorization, token = metadata["authorization_endpoint"], metadata["token_endpoint"]
    return Endpoints(authorization, token, metadata.get("userinfo_endpoint", "")), metadata


async def _account(http: httpx.AsyncClient, endpoints: Endpoints, access_token: str) -> Json:
    bearer = {"authorization": f"Bearer {access_token}"}
    account: Json = await _get(http, endpoints.profile, bearer) if endpoints.profile else {}
    if endpoints.emails:
        account["emails"] = await _get(http, endpoints.emails, bearer)
    return account


async def _post(
    http: httpx.AsyncClient, url: str, provider: Provider, grant: Json, metadata: Json
) -> Json:
    """Redeem a code, authenticating as the provider requires."""
    secret = provider.client_secret.get_secret_value() if provider.client_secret else ""
    basic = "client_secret_basic"
    if metadata and basic in metadata.get("token_endpoint_auth_methods_supported", [basic]):
        answer = await http.post(url, data=grant, auth=httpx.BasicAuth(provider.client_id, secret))
    else:
        known = {"client_id": provider.client_id, "client_secret": secret}
        answer = await http.post(url, data=grant | known)
    tokens: Json = _read(answer)
    return tokens


async def _get(http: httpx.AsyncClient, url: str, headers: dict[str, str] | None = None) -> Any:
    return _read(await http.get(url, headers=headers))


def _read(answer: httpx.Response) -> Any:
    if answer.is_client_error:
        log.info("sign_in_refused_by_provider", status=answer.status_code, host=answer.url.host)
        raise SignInForged
    answer.raise_for_status()
    body = answer.json()
    if isinstance(body, dict) and "error" in body:  # GitHub says so with a 200
        raise SignInForged
    return body


@lru_cache
def _authorities() -> ssl.SSLContext:
    """Read once whose certificates are believed: each time it would stop the loop for 20 ms."""
    return httpx.create_ssl_context(trust_env=False)


@asynccontextmanager
async def _asking(provider: Provider) -> AsyncIterator[httpx.AsyncClient]:
    client = httpx.AsyncClient(
        timeout=_SECONDS,
        headers={"accept": "application/json"},
        trust_env=False,
        verify=_authorities(),
    )
    try:
        async with client as http:
            yield http
    except (httpx.HTTPError, httpx.InvalidURL, *_MALFORMED) as error:
        log.warning("provider_unavailable", provider=provider.name, error=type(error).__name__)
        raise ProviderUnavailable from None
