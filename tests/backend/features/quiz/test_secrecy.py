"""Solutions reach no phone before the reveal: every byte that one can get is read."""

import json
import re
from collections.abc import Callable

from fixtures.quizzes import Quiz, a_quiz, question
from fixtures.raw import Raw, opened
from fixtures.talk import BACKGROUND, Participant, Talk

TELLING = ('"right"', "is_right", '"solution":[', '"score":{', '"gained"')
# What differs from session to session and from moment to moment, whatever the solution.
VARYING = re.compile(
    r"[0-9a-f]{32}|\d{4}-\d\d-\d\dT[\d:.]+Z|\"(?:session_code|join_url|qr_code_url|sid|epoch|presenter_name)\":"
    r"\"[^\"]*\"|\"seq\":\d+|\"participant_count\":\d+"
)


class Phone:
    """A participant by bytes: `texts` is all that came over the socket and by REST."""

    def __init__(self, talk: Talk, person: Participant, raw: Raw) -> None:
        self.texts: list[str] = []
        self._talk, self._person, self._raw = talk, person, raw
        self._reads = 0

    async def join(self) -> None:
        self._raw.send_text("420" + json.dumps(["join_session", {"session_id": self._talk.id}]))
        await self.receive(lambda text: text.startswith("430"))

    async def answer(self, quiz: Quiz, answer: str) -> None:
        """Answer the open question."""
        self._raw.send_text(
            "421" + json.dumps(["answer", {"activity_id": quiz.id, "answer": answer}])
        )
        await self.receive(lambda text: text.startswith("431"))

    async def receive(self, is_last: Callable[[str], bool]) -> None:
        """Read all that comes, until this came."""
        while True:
            text = await self._raw.text()
            self.texts.append(text)
            if text == "2":
                self._raw.send_text("3")
            if is_last(text):
                return

    async def read_all(self, quiz: Quiz) -> None:
        """Read what a participant's token gets by REST, and receive all that was told until now."""
        headers = {"authorization": f"Bearer {self._person.token}"}
        session = f"/api/sessions/{self._talk.id}"
        for path in (
            "/events?since=0",
            "/activities",
            f"/activities/{quiz.id}",
            f"/activities/{quiz.id}/results",
            "/activities/export?format=json",
            "/me/data",
        ):
            answer = await self._talk.http.get(session + path, headers=headers)
            self.texts.append(f"{answer.status_code if answer.status_code < 404 else 404}")
            self.texts.append(answer.text if answer.status_code < 400 else "")
        self._reads += 1
        title = f"read {self._reads}"
        await self._talk.rest("PATCH", "", {"title": title})
        await self.receive(lambda text: f'"{title}"' in text)

    def told(self) -> list[str]:
        """Return all that came, without what differs whatever the solution is."""
        clocks = (*BACKGROUND, "activity_results")
        kept = [text for text in self.texts if not any(f'["{name}"' in text for name in clocks)]
        return [VARYING.sub("…", text) for text in kept if text != "2" and text[:1] != "0"]


async def told_before_the_reveal(talk: Talk, solution: str) -> Phone:
    """Play a quiz with this solution; return what a phone gets by two tabs before the reveal."""
    person = await talk.add_participant("민지")
    auth = {"token": person.token, "locale": "en"}
    tabs = (opened(talk.server.port, auth=auth) for _ in range(2))
    async with next(tabs) as raw, next(tabs) as other_raw:
        phone, other = Phone(talk, person, raw), Phone(talk, person, other_raw)
        await phone.join()
        quiz = await a_quiz(talk, question("q1", solution), question("q2", solution))
        await quiz.next()
        await phone.receive(lambda text: '"closes_at"' in text)
        await phone.answer(quiz, "b")
        await phone.read_all(quiz)
        await other.join()
        await quiz.post("close")
        await phone.read_all(quiz)
        other.texts += phone.texts
        await reveal_is_received(phone, quiz, solution)
        return other


async def reveal_is_received(phone: Phone, quiz: Quiz, solution: str) -> None:
    """Reveal, and find the solution in what the phone gets then, so it could be found before."""
    await quiz.post("reveal")
    await phone.receive(lambda text: '["score"' in text)
    assert any(f'"solution":["{solution}"]' in text for text in phone.texts)


async def test_what_a_phone_gets_before_the_reveal_does_not_depend_on_the_solution(
    talk: Talk, other_talk: Talk
) -> None:
    one = await told_before_the_reveal(talk, "b")
    other = await told_before_the_reveal(other_talk, "c")
    for phone in (one, other):
        assert not [text for text in phone.texts if any(word in text for word in TELLING)]
    assert one.told() == other.told()
    assert len(one.told()) > 20


async def test_the_log_tells_no_solution_even_to_hosts(talk: Talk) -> None:
    quiz = await a_quiz(talk, question("q1", "b"))
    await quiz.next()
    told = json.dumps(await talk.log())
    assert not any(word in told for word in ('"right"', '["b"]'))
    await quiz.post("reveal")
    assert '"solution": ["b"]' in json.dumps(await talk.log())
