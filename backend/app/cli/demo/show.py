"""Two rooms of a running server, filled with messages and people."""

import asyncio
from dataclasses import replace

import httpx

from app.cli.demo import activities, numbers, questions, quiz, rest
from app.cli.demo.people import Pace, Person
from app.cli.demo.scenes import SCENES, Scene
from app.core.demo import DEMO_EMAIL
from engagenow_client import ClientError

LASTS_SECONDS = 15 * 60.0
_ANYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - compared, not bound
_PATIENCE_SECONDS = 30.0
_LEAVING_SECONDS = 10.0

Address = tuple[str, int]


async def run(host: str, port: int, lasts: float = LASTS_SECONDS, pace: Pace | None = None) -> None:
    """Fill the rooms of the server at `host` and `port` for some seconds, or say what fails."""
    address = (_ANYWHERE.get(host, host), port)
    url = f"http://{f'[{address[0]}]' if ':' in address[0] else address[0]}:{port}"
    async with httpx.AsyncClient(base_url=url, timeout=_PATIENCE_SECONDS) as http:
        try:
            token = await rest.sign_in(http)
        except httpx.HTTPStatusError:
            _print(f"The server at {url} has no test login, which the demo signs in by.")
        except httpx.HTTPError:
            _print(_no_server(url, port))
        else:
            rooms = [await _open(http, address, token, scene) for scene in SCENES]
            _print(f"\n  Sign in as {DEMO_EMAIL}: {url}/auth/test-login\n")
            people = [replace(one, pace=pace or Pace()) for room, _ in rooms for one in room]
            await _play(people, [number for _, number in rooms], lasts)


def _no_server(url: str, port: int) -> str:
    setting = "" if port == 8000 else f" PORT={port}"
    return (
        f"No server answers at {url}, so nobody can come in yet.\n"
        f"Start one in another terminal (make run{setting}), then: make demo{setting}"
    )


async def _open(
    http: httpx.AsyncClient, address: Address, token: str, scene: Scene
) -> tuple[list[Person], numbers.MovingNumber]:
    """Open one room and print its links; the answer is who joined it, and the number in it."""
    session = await rest.open_session(http, scene)
    names = scene.nicknames()
    participants = [await rest.join(http, session["session_code"], name) for name in names]
    people = [
        Person(address, session["id"], participant["token"], scene)
        for participant in participants
        if participant
    ]
    if len(people) == len(names) and not await rest.was_played(http, session):
        host = Person(address, session["id"], token, scene)
        await _talk(http, session, host, people)
        await questions.play(http, session, people)
        await quiz.play(http, session, people)
        await activities.play(http, session, people)
    number = await numbers.attach(http, session, scene.code)
    _print(f"\n  {scene.title}: {len(people)} people")
    _print(f"    presenter  {http.base_url}/sessions/{session['id']}".replace("//sess", "/sess"))
    _print(f"    audience   {session['join_url']}")
    return people, number


async def _talk(
    http: httpx.AsyncClient, session: rest.Session, host: Person, people: list[Person]
) -> None:
    """Send the earlier messages, pin one, and leave some held for approval."""
    path = f"/api/sessions/{session['id']}"
    for who, message in host.scene.messages:
        ack = await (host if who is None else people[who]).send_message(message)
        if message == host.scene.pinned:
            (await http.put(f"{path}/pinned", json={"message_id": ack.id})).raise_for_status()
    await rest.set_chat_mode(http, session, "hold")
    try:
        for who, message in host.scene.held:
            await people[who].send_message(message)
    except ClientError as error:
        _print(f"Nothing waits for the presenter: {error}")
    finally:
        await rest.set_chat_mode(http, session, "open")


async def _play(people: list[Person], moving: list[numbers.MovingNumber], lasts: float) -> None:
    """Let people take part and numbers move until Ctrl-C or the end; then all leave."""
    _print(f"  They stay for {max(1, round(lasts / 60))} minutes; Ctrl-C sends them home.")
    try:
        async with asyncio.timeout(lasts):
            await asyncio.gather(*(one.stay() for one in people), *(one.move() for one in moving))
        _print("The server has gone.")
    except TimeoutError:
        _print("Everybody has left. Run it again for more.")
    finally:
        async with asyncio.timeout(_LEAVING_SECONDS):
            await asyncio.gather(*(one.leave() for one in people))


def _print(text: str) -> None:
    print(text, flush=True)  # noqa: T201 - a command's answer
