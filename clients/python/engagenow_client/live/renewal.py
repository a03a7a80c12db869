"""A participant's next token, after the present one has run out."""

import httpx
import msgspec

from engagenow_client.errors import DecodeError, RefusedError


class _Fresh(msgspec.Struct):
    token: str


class _Problem(msgspec.Struct):
    code: str
    detail: str = ""


async def renewed(url: str, session_id: str, token: str, within: float) -> str:
    """Return a fresh token of the same participant, who need not be connected.

    Raises:
        RefusedError: the server gives none, as to whoever was removed.
        httpx.HTTPError: it does not answer in so many seconds.
        DecodeError: the answer is neither.
    """
    path = f"{url.rstrip('/')}/api/sessions/{session_id}/me/token"
    async with httpx.AsyncClient(timeout=within, trust_env=False) as client:
        answer = await client.post(path, headers={"Authorization": f"Bearer {token}"})
    try:
        if answer.is_success:
            return msgspec.json.decode(answer.content, type=_Fresh).token
        problem = msgspec.json.decode(answer.content, type=_Problem)
    except msgspec.MsgspecError as error:
        raise DecodeError(f"token: HTTP {answer.status_code}: {error}") from None
    raise RefusedError(problem.code, problem.detail)
