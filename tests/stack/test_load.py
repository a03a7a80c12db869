"""The load tool through nginx: everything arrives once; how soon is for a quiet machine to say."""

import asyncio
import json
import sys
from pathlib import Path

import pytest

LOAD = Path(__file__).resolve().parents[2] / "load"
REPORT = LOAD / "reports" / "websocket-load.json"
CONSERVED = ("room.messages.conserved", "reference.conserved", "room.refused", "room.lost_sockets")
SECONDS = 120


@pytest.mark.parametrize("scenario", ["steady", "join-wave", "reconnect-storm"])
async def test_every_message_reaches_everybody_once(plain: str, scenario: str) -> None:
    command = [sys.executable, str(LOAD / "websocket_load.py"), scenario, "--quick", "--url", plain]
    process = await asyncio.create_subprocess_exec(*command)
    try:
        async with asyncio.timeout(SECONDS):
            await process.wait()
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    assert process.returncode in (0, 1, 2), "it did not come to an end"
    (report,) = json.loads(REPORT.read_text())["scenarios"]
    kept = {budget["path"]: budget["kept"] for budget in report["budgets"]}
    assert report["scenario"] == scenario
    assert all(kept[path] for path in CONSERVED if path in kept), report["budgets"]
