import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from engagenow_client.command.main import main
from server import Server


@pytest.fixture
def session(server: Server) -> Any:
    return server.session()


def who(server: Server, session: Any, nickname: str) -> list[str]:
    return [server.url, "--code", session["session_code"], "--nickname", nickname]


def messages_of(server: Server, session: Any) -> Iterator[str]:
    """The messages of a session, by its log."""
    log = server.ask("GET", f"/sessions/{session['id']}/events?limit=100")
    return (one["data"]["message"] for one in log["events"] if one["type"] == "new_message")


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["tail", "ftp://example.com", "--code", "ABC234", "--nickname", "Ada"], "url: "),
        (["tail", "https://example.com", "--code", "ABC234"], "nickname: "),
        (["tail", "https://example.com", "--session", "x"], "nickname: "),
    ],
)
def test_wrong_arguments_are_named(
    arguments: list[str], error: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    assert capsys.readouterr().err.startswith(f"engagenow: {error}")


@pytest.mark.parametrize("arguments", [[], ["sing"], ["tail", "https://example.com"]])
def test_arguments_that_are_none_end_with_the_usage(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "usage: engagenow" in capsys.readouterr().err


def test_nobody_there_ends_with_the_reason(
    free_port: int, capsys: pytest.CaptureFixture[str]
) -> None:
    where = [f"http://127.0.0.1:{free_port}", "--code", "ABC234", "--nickname", "Ada"]
    assert main(["send", *where, "--attempts", "1", "-m", "hello"]) == 1
    errors = capsys.readouterr().err
    assert errors.startswith("engagenow: the client is stopped (after 1 failures in a row")


def test_a_refusal_is_told(
    server: Server, session: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["send", server.url, "--code", "ZZZZZ9", "--nickname", "Ada", "-m", "hello"]) == 1
    assert "session_not_found" in capsys.readouterr().err
    assert main(["send", *who(server, session, "Ada"), "-m", "x" * 501]) == 1
    assert "The message was: xxx" in capsys.readouterr().err
    assert [*messages_of(server, session)] == []


def test_sends_arguments_and_lines(
    server: Server, session: Any, capsys: pytest.CaptureFixture[str], monkeypatch: Any
) -> None:
    assert main(["send", *who(server, session, "Ada"), "-m", "first", "-m", "두 번째"]) == 0
    monkeypatch.setattr("sys.stdin", iter(["third\n", "\n", "fourth\n"]))
    assert main(["send", *who(server, session, "Grace")]) == 0
    assert [*messages_of(server, session)] == ["first", "두 번째", "third", "fourth"]
    assert len(capsys.readouterr().out.splitlines()) == 4


def test_follows_records_and_plays_back(
    server: Server, session: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "talk.jsonl"
    recording = threading.Thread(
        target=main, args=(["record", *who(server, session, "Grace"), str(file), "--seconds", "5"],)
    )
    recording.start()
    assert main(["send", *who(server, session, "Ada"), "-m", "one", "-m", "two"]) == 0
    recording.join(60)
    events = [json.loads(line) for line in file.read_text().splitlines()]
    assert main(["record", *who(server, session, "Hedy"), str(file)]) == 1
    assert "File exists" in capsys.readouterr().err
    messages = [one["data"]["message"] for one in events if one["event"] == "new_message"]
    shown = [message["message"] for one in events for message in one["data"].get("messages", ())]
    assert [*shown, *messages] == ["one", "two"]

    again = server.session()
    assert main(["replay", *who(server, again, "Ada"), str(file), "--speed", "0"]) == 0
    assert [*messages_of(server, again)] == messages


def test_prints_the_chat_or_all_events(
    server: Server, session: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    following = threading.Thread(
        target=main, args=(["tail", *who(server, session, "Grace"), "--count", "1"],)
    )
    following.start()
    while not server.ask("GET", f"/sessions/{session['id']}/participants")["total"]:
        following.join(0.05)
    assert main(["send", *who(server, session, "Ada"), "-m", "hello\nthere"]) == 0
    following.join(60)
    assert "Ada: hello there" in capsys.readouterr().out.splitlines()
    assert main(["tail", *who(server, session, "Hedy"), "--json", "--count", "2"]) == 0
    names = [json.loads(line)["event"] for line in capsys.readouterr().out.splitlines()]
    assert names == ["connected", "joined_session"]


def test_a_broken_recording_is_named_by_its_line(
    server: Server, session: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "talk.jsonl"
    file.write_text('{"after":0,"event":"new_message","data":{"message":"fine"}}\n{"after":"x"}\n')
    assert main(["replay", *who(server, session, "Ada"), str(file)]) == 1
    assert "talk.jsonl, line 2: Expected `float`" in capsys.readouterr().err
    assert [*messages_of(server, session)] == []
