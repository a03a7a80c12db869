"""Webhooks as their owners see them: where they may lead, and who may see and change them."""

from typing import Any

import httpx
import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.sealing import SealBroken, seal, unseal
from app.features.webhooks.service import MOST_WEBHOOKS
from app.features.webhooks.signing import PURPOSE
from fixtures.settings import Configure

WANTED = {"url": "https://example.com/hook", "events": ["session.started", "message.sent"]}


async def create(client: httpx.AsyncClient, **wanted: Any) -> dict[str, Any]:
    """A new webhook, as its owner sees it this once."""
    answer = await client.post("/api/webhooks", json={**WANTED, **wanted})
    assert answer.status_code == 201, answer.text
    created: dict[str, Any] = answer.json()
    return created


@pytest.mark.parametrize(
    "url",
    [
        "",
        "example.com/hook",
        "http://example.com/hook",
        "ftp://example.com",
        "https://user:password@example.com",
        "https://example.com/#fragment",
        "https://exa mple.com",
        "https://example.com:99999",
        "https://example.com:0/hook",
        "https://example..com/hook",
        "https://.example.com/hook",
        f"https://{'a' * 64}.example.com/hook",
        "https://localhost./hook",
        "https://localhost/hook",
        "https://127.0.0.1/hook",
        "https://10.1.2.3/hook",
        "https://169.254.169.254/latest/meta-data",
        "https://[::1]/hook",
        "https://[::ffff:10.0.0.1]/hook",
        "https://[64:ff9b::a00:1]/hook",
        "https://[64:ff9b:1::a00:1]/hook",
        "https://[::a00:1]/hook",
        "https://[fe80::1]/hook",
        "https://[2002:a00:1::]/hook",
    ],
)
async def test_no_address_of_a_private_network_is_taken(
    presenter: httpx.AsyncClient, url: str
) -> None:
    answer = await presenter.post("/api/webhooks", json={**WANTED, "url": url})
    assert (answer.status_code, answer.json()["code"]) == (400, "webhook_url_refused")
    assert (await presenter.get("/api/webhooks")).json() == []


@pytest.mark.parametrize(
    "wrong", [{"url": "x" * 2001}, {"events": []}, {"events": ["everything"]}, {"more": 1}]
)
async def test_what_is_no_wish_for_a_webhook_is_refused(
    presenter: httpx.AsyncClient, wrong: dict[str, Any]
) -> None:
    answer = await presenter.post("/api/webhooks", json={**WANTED, **wrong})
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_request")


async def test_only_whom_webhook_hosts_names_is_written_to_without_tls(
    presenter: httpx.AsyncClient, configure: Configure
) -> None:
    configure(webhook_hosts="http://10.0.0.5:8080,hooks.internal")
    for url in ("http://10.0.0.5:8080/hook", "https://hooks.internal/hook"):
        await create(presenter, url=url)
    for url in ("http://10.0.0.5/hook", "https://10.0.0.5:8080/", "http://hooks.internal/"):
        answer = await presenter.post("/api/webhooks", json={**WANTED, "url": url})
        assert answer.json()["code"] == "webhook_url_refused"


async def test_nobody_has_more_than_they_can_keep_track_of(presenter: httpx.AsyncClient) -> None:
    for _ in range(MOST_WEBHOOKS):
        await create(presenter)
    answer = await presenter.post("/api/webhooks", json=WANTED)
    assert (answer.status_code, answer.json()["code"]) == (409, "too_many_webhooks")


async def test_those_of_others_are_neither_seen_nor_changed(
    presenter: httpx.AsyncClient, stranger: httpx.AsyncClient
) -> None:
    webhook = await create(presenter)
    path = f"/api/webhooks/{webhook['id']}"
    delivery = (await presenter.post(f"{path}/test")).json()
    assert (await stranger.get("/api/webhooks")).json() == []
    for method, part in (
        ("DELETE", ""),
        ("GET", "/deliveries"),
        ("POST", "/test"),
        ("POST", f"/deliveries/{delivery['id']}/retry"),
    ):
        answer = await stranger.request(method, path + part)
        assert (answer.status_code, answer.json()["code"]) == (404, "webhook_not_found")
    answer = await presenter.post(f"{path}/deliveries/{'0' * 32}/retry")
    assert (answer.status_code, answer.json()["code"]) == (404, "delivery_not_found")
    [shown] = (await presenter.get("/api/webhooks")).json()
    assert shown["deliveries"] == [delivery]


async def test_tests_are_limited(presenter: httpx.AsyncClient, configure: Configure) -> None:
    configure(limit_webhook_tests="1/hour")
    webhook = await create(presenter)
    path = f"/api/webhooks/{webhook['id']}/test"
    await presenter.post(path)  # what this address did before counts, too
    before = (await presenter.get("/api/webhooks")).json()
    answer = await presenter.post(path)
    assert (answer.status_code, answer.json()["code"]) == (429, "rate_limited")
    assert (await presenter.get("/api/webhooks")).json() == before


async def test_a_secret_is_shown_once_and_stored_sealed(
    presenter: httpx.AsyncClient, db: AsyncSession
) -> None:
    created = await create(presenter)
    assert created["secret"].startswith("whsec_")
    [shown] = (await presenter.get("/api/webhooks")).json()
    assert shown == {name: value for name, value in created.items() if name != "secret"}
    row = (await db.execute(text("SELECT * FROM webhooks"))).mappings().one()
    assert created["secret"].removeprefix("whsec_") not in str(dict(row))
    assert unseal(PURPOSE, row["secret"]) == created["secret"]


def test_what_is_sealed_opens_for_its_purpose_alone(configure: Configure) -> None:
    first, second = ("a key of this test alone: " + mark * 8 for mark in "12")
    configure(secret_key=first)
    sealed = seal("one", "secret")
    with pytest.raises(SealBroken):
        unseal("another", sealed)
    configure(secret_key=second, secret_keys_old=first)
    assert unseal("one", sealed) == "secret"
    configure(secret_key=second, secret_keys_old="")
    with pytest.raises(SealBroken):
        unseal("one", sealed)


async def test_a_deleted_account_leaves_no_webhook(
    presenter: httpx.AsyncClient, db: AsyncSession
) -> None:
    webhook = await create(presenter)
    await presenter.post(f"/api/webhooks/{webhook['id']}/test")
    await presenter.post("/api/account/deletion", json={"email": "presenter@example.com"})
    for table in ("webhooks", "webhook_deliveries"):
        assert (await db.execute(text(f"SELECT count(*) FROM {table}"))).scalar_one() == 0
