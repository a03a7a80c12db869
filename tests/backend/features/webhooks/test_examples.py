"""The examples of docs/programs.md for webhooks run, and the receiver takes only what is signed."""

import asyncio
import json
from pathlib import Path

import httpx

from fixtures.examples import examples, output, started
from fixtures.ports import HOST, free_port
from fixtures.server import serving
from fixtures.sockets import Sockets
from fixtures.talk import open_talk
from fixtures.waiting import ELSEWHERE, PATIENCE, until


async def status_of(http: httpx.AsyncClient, url: str) -> int:
    """How a receiver answers what nobody signed; 0 as long as there is none."""
    try:
        return (await http.post(url, json={"type": "webhook.test"})).status_code
    except httpx.TransportError:
        return 0


async def test_a_webhook_is_created_and_what_it_sends_is_verified(
    tmp_path: Path, sockets: Sockets
) -> None:
    create, test, receive = examples("Webhooks")
    port = free_port()
    place = f"http://{HOST}:{port}"
    with serving(tmp_path, WEBHOOK_HOSTS=place) as server:
        async with open_talk(server, sockets) as talk:
            known = {"SERVER": server.url, "ACCESS": talk.token, "RECEIVER": place}
            created = json.loads(await output(create, known))
            known |= {"WEBHOOK": created["id"], "SECRET": created["secret"], "PORT": str(port)}
            async with started(receive, known) as receiver, httpx.AsyncClient() as stranger:
                await until(lambda: status_of(stranger, place), every=ELSEWHERE)
                assert await status_of(stranger, place) == 401
                sent = json.loads(await output(test, known))
                assert receiver.stdout
                line = await asyncio.wait_for(receiver.stdout.readline(), PATIENCE)
    assert line.decode() == f"{sent['id']} webhook.test\n"
