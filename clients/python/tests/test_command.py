import json
import os
import socket
import subprocess
import sys
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


@pytest.mark.parametrize(
    ("command", "option", "given"),
    [
        *(("tail", "--count", given) for given in ("0", "-1", "1.5", "many")),
        *(("send", "--within", given) for given in ("0", "-1", "nan", "inf", "soon")),
        *(("record", "--seconds", given) for given in ("0", "-1", "nan")),
        *(("replay", "--speed", given) for given in ("-1", "nan", "inf")),
    ],
)
def test_a_number_that_cannot_be_is_named(
    command: str, option: str, given: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = [str(tmp_path / "talk.jsonl")] if command in ("record", "replay") else []
    where = ["https://example.com", "--code", "ABC234", "--nickname", "Ada", *file]
    with pytest.raises(SystemExit) as ended:
        main([command, *where, f"{option}={given}"])
    assert ended.value.code == 2
    assert f"argument {option}: has to be " in capsys.readouterr().err
    assert not any(tmp_path.iterdir())


def test_a_server_that_does_not_answer_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        where = [f"http://127.0.0.1:{listening.getsockname()[1]}", "--code", "A", "--nickname", "A"]
        assert main(["send", *where, "--within", "0.2", "-m", "hello"]) == 1
    assert capsys.readouterr().err == "engagenow: has not joined within 0.2 s\n"


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


COMMAND = [sys.executable, "-c", "from engagenow_client.command.main import main; exit(main())"]


@pytest.mark.parametrize(
    ("options", "encoding", "text"),
    [([], "cp949", "Ada: 좋아요 ?"), (["--json"], "utf-8", '"message":"좋아요 👍"')],
)
def test_an_encoding_without_emoji_ends_nothing(
    server: Server, session: Any, options: list[str], encoding: str, text: str
) -> None:
    command = [*COMMAND, "tail", *who(server, session, "Grace"), *options]
    environment = {**os.environ, "PYTHONIOENCODING": "cp949"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as following:
        while not server.ask("GET", f"/sessions/{session['id']}/participants")["total"]:
            assert following.poll() is None
        try:
            assert main(["send", *who(server, session, "Ada"), "-m", "좋아요 👍"]) == 0
            assert any(text in line.decode(encoding) for line in following.stdout)
        finally:
            following.terminate()


def test_ends_quietly_when_whoever_reads_has_enough(server: Server, session: Any) -> None:
    command = [*COMMAND, "tail", *who(server, session, "Grace"), "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as following:
        following.stdout.readline()
        following.stdout.close()
        assert main(["send", *who(server, session, "Ada"), "-m", "hello", "-m", "again"]) == 0
        assert following.wait(60) == 0
        assert following.stderr.read() == b""


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


@pytest.mark.parametrize(
    ("broken", "error"),
    [
        ('{"after":"x"}', "Expected `float`"),
        ('{"after":0,"event":"new_message","data":{}}', "required field `message`"),
        ('{"after":0,"event":"new_message","data":{"message":5}}', "Expected `str`, got `int`"),
        ('{"after":0,"event":"reaction_update","data":{"counts":["👍"]}}', "Expected `object`"),
        ('{"after":0,"event":"reaction_update","data":{"counts":{"👍":-1}}}', ">= 0"),
        ('{"after":1e400,"event":"head","data":{}}', "out of range"),
    ],
)
def test_a_broken_recording_is_named_by_its_line(
    server: Server,
    session: Any,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    broken: str,
    error: str,
) -> None:
    file = tmp_path / "talk.jsonl"
    file.write_text(f'{{"after":0,"event":"new_message","data":{{"message":"fine"}}}}\n{broken}\n')
    assert main(["replay", *who(server, session, "Ada"), str(file)]) == 1
    reason = capsys.readouterr().err
    assert reason.startswith("engagenow: talk.jsonl, line 2: ")
    assert error in reason
    assert [*messages_of(server, session)] == []
