"""The examples of docs/feeds.md run, with a token for feeds alone."""

from fixtures.examples import examples, output
from fixtures.feeds import history, run
from fixtures.programs import token_for
from fixtures.talk import Talk


async def test_a_program_pushes_values(talk: Talk) -> None:
    feed = await run(talk)
    token = (await token_for(talk, "feeds:write"))["token"]
    known = {"SERVER": talk.server.url, "TOKEN": token, "SESSION": talk.id, "FEED": feed}
    by_curl, by_python = examples("Pushing", "feeds.md")
    assert not await output(by_curl, known)
    assert await history(talk, feed) == [61.5]
    assert await output(by_python, known) == "pushed 62.0\npushed 63.5\n"
    stored = await history(talk, feed)  # one of each second, the last
    assert stored == sorted({*stored} & {61.5, 62.0, 63.5})
    assert stored[-1] == 63.5
