"""The file of a request: its body as it is, or the first file of a form."""

from fastapi import Request
from starlette.datastructures import UploadFile
from starlette.requests import ClientDisconnect

from app.core.field_errors import InvalidRequest

MOST_BYTES = 1024 * 1024
MOST_NAME = 200

# The same for the contract's documents, since no argument of the route reads the body.
BODY = {
    "requestBody": {
        "required": True,
        "content": {
            "application/octet-stream": {"schema": {"type": "string", "format": "binary"}},
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["file"],
                    "properties": {"file": {"type": "string", "format": "binary"}},
                }
            },
        },
    }
}


async def received(request: Request, name: str) -> tuple[str, bytes]:
    """Return the name and the bytes of the file; the name that a form gives wins.

    Raises:
        BodyLimitReached: it is larger than the route takes.
        InvalidRequest: a form without a file, or who sent it went before its end.
    """
    try:
        return await _received(request, name)
    except ClientDisconnect:
        raise InvalidRequest([]) from None


async def _received(request: Request, name: str) -> tuple[str, bytes]:
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        return name[:MOST_NAME], await request.body()
    async with request.form(max_files=1, max_fields=10) as form:
        file = next((one for _, one in form.multi_items() if isinstance(one, UploadFile)), None)
        if file is None:
            raise InvalidRequest([{"loc": ("body", "file"), "type": "missing"}])
        return (file.filename or name)[-MOST_NAME:], await file.read()
