"""A bare FastAPI on the uvicorn that ours runs on: what a request costs that does nothing.

usage: python hello.py PORT
"""

import sys

import uvicorn
from fastapi import FastAPI
from pydantic import BaseModel, Field

app = FastAPI()


class Hello(BaseModel):
    """What is sent, and comes back."""

    nickname: str = Field(min_length=1, max_length=50)


@app.get("/hello")
async def read() -> dict[str, str]:
    return {"hello": "world"}


@app.post("/hello")
async def write(hello: Hello) -> Hello:
    """Check it, and answer with it."""
    return hello


if __name__ == "__main__":
    uvicorn.run(
        app,
        host="127.0.0.1",
        port=int(sys.argv[1]),
        loop="uvloop",
        http="httptools",
        log_level="warning",
        access_log=False,
        server_header=False,
    )
