"""Proofs of work, which a newcomer's client solves silently after many failures of others.

ALTCHA's challenges (https://altcha.org, version 2) with a counter that the server chooses: a client
tries at most `work` keys, and checking a solution costs the server two HMACs.
"""

import asyncio
import secrets
from functools import partial
from time import time
from typing import Any

from altcha import Payload, create_challenge, verify_solution

from app.core.background_thread import background_thread
from app.core.rate_limit import Limiter
from app.core.rates import Rate
from app.core.secret import derived_keys
from app.features.guess_limits.made_ahead import KEPT_SECONDS, MadeAhead

SECONDS = 60  # in which a challenge must be solved
_LONGEST_SECONDS = SECONDS + KEPT_SECONDS  # if it was not made ahead
# scrypt with 512 KiB: in a page it costs 1.9 times of what it costs a guesser's own program.
_make = partial(create_challenge, "SCRYPT", 512, memory_cost=8)
_apart = background_thread("proofs")
_ahead = MadeAhead()
_SIGNING, _KEY = "proof of work", "proof of work, keys"
_MOST_LENGTH = 4096


async def challenge(client: str, work: int) -> dict[str, Any]:
    """Return a challenge for a client's address, which nobody else is given.

    Args:
        client: from `client_of`.
        work: the maximum number of keys to try; the average is half of it.
    """
    return await _ahead.take((client, work), partial(_make_some, client, work))


async def _make_some(client: str, work: int, number: int) -> list[dict[str, Any]]:
    make = partial(_made, client, work, number)
    return await asyncio.get_running_loop().run_in_executor(_apart, make)


def _made(client: str, work: int, number: int) -> list[dict[str, Any]]:
    signing, key = derived_keys(_SIGNING)[0], derived_keys(_KEY)[0]
    challenges = (
        _make(
            counter=secrets.randbelow(work),
            expires_at=int(time()) + _LONGEST_SECONDS,
            data={"at": client, "work": work},
            hmac_secret=signing,
            hmac_key_secret=key,
        )
        for _ in range(number)
    )
    return [one.to_dict() for one in challenges]


async def proven(limiter: Limiter, text: str, client: str) -> int:
    """Return the work proven by a solution that is this client's and in time, else 0.

    A solution counts only once, on any worker.
    """
    payload = _read(text)
    if payload is None or not _is_solved(payload):
        return 0
    parameters = payload.challenge.parameters.data or {}
    once = (Rate(1, _LONGEST_SECONDS + 1, 1),)
    if parameters["at"] != client or await limiter.take(f"proof:{_nonce(payload)}", once):
        return 0
    work: int = parameters["work"]
    return work


def _read(text: str) -> Payload | None:
    if len(text) > _MOST_LENGTH:
        return None
    try:
        return Payload.from_base64(text)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _nonce(payload: Payload) -> str:
    return payload.challenge.parameters.nonce


def _is_solved(payload: Payload) -> bool:
    keys = zip(derived_keys(_SIGNING), derived_keys(_KEY), strict=True)
    return any(
        verify_solution(payload, signing, hmac_key_secret=key).verified for signing, key in keys
    )
