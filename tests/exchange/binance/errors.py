"""Refusals of REST requests."""

from aiohttp import web


class RequestError(Exception):
    """A parameter is wrong; answered 400 with Binance's code."""

    def __init__(self, code: int, text: str) -> None:
        super().__init__(text)
        self.code = code


def refused(error: RequestError, headers: dict[str, str]) -> web.Response:
    return web.json_response({"code": error.code, "msg": str(error)}, status=400, headers=headers)


def number(request: web.Request, name: str) -> int | None:
    """A parameter that is a number, if it is there.

    Raises:
        RequestError: it is not a number.
    """
    text = request.query.get(name)
    if text is None:
        return None
    if not text.isdigit():
        raise RequestError(-1100, f"Illegal characters found in parameter '{name}'.")
    return int(text)
