"""Tables of reports: no formula runs and no text changes, whatever people wrote."""

from features.reports.test_chat_files import HOSTILE
from fixtures.reports import sheets, tables
from fixtures.talk import Talk

# Beside those: what other libraries take for arrays, errors, links, numbers or dates.
MORE = [
    "{=1+1}", "=", "==", "#N/A", "#REF!", "https://example.com/x", "mailto:a@example.com",
    "internal:Sheet1!A1", "external:c:/x", "https://" + "x" * 490, "_x0041_", "3E5",
    "12345678901234567890", "01012345678", "2026-11-28", "1.10", "TRUE", "50 %", " =1+1", "'=1+1",
]  # fmt: skip
TEXTS = [*HOSTILE, *MORE]


async def test_every_text_is_read_back_as_it_was_written(talk: Talk) -> None:
    guest = await talk.enter(await talk.add_participant("=NAME()"))
    for number, text in enumerate(TEXTS):
        ack = await guest.call("send_message", {"message": text, "client_id": str(number)})
        assert ack["ok"], ack
    said = [str(one["data"]["message"]) for one in await talk.log() if one["type"] == "new_message"]
    book = (await sheets(talk, chat=True))["Chat"][1:]
    assert [row[3] for row in book] == said
    assert {row[1] for row in book} == {"=NAME()"}
    rows = (await tables(talk, chat=True))["chat"][1:]
    assert [row[3] for row in rows] == [
        f"'{one}" if one[0] in "=+-@＝＋－＠" else one for one in said
    ]
    assert {row[1] for row in rows} == {"'=NAME()"}
