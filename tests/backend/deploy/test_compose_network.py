"""Who reaches whom: nginx the workers, the workers the data, and nobody else anybody."""

from ipaddress import ip_address, ip_network
from typing import Any

import pytest

from app.core.config import Settings
from fixtures.compose import ENVIRONMENT, compose, services
from fixtures.settings import Configure

WORKERS = ("backend-1", "backend-2")


def address(name: str) -> str:
    """Its fixed address in the network of nginx."""
    fixed: str = services()[name]["networks"]["front"]["ipv4_address"]
    return fixed


def settings_of(name: str, configure: Configure) -> Settings:
    """What a worker makes of its environment."""
    return configure(**services()[name]["environment"])


def test_the_data_are_reached_by_the_workers_alone() -> None:
    assert compose()["networks"]["inside"] == {"internal": True}
    inside = {name for name, one in services().items() if "inside" in one["networks"]}
    assert inside == {"postgres", "redis", "migrate", "backup", *WORKERS}
    lonely = ("postgres", "redis", "migrate", "backup")
    assert all(services()[name]["networks"] == ["inside"] for name in lonely)


def test_nginx_looks_for_them_where_they_are_made_anew() -> None:
    nginx = services()["nginx"]
    known = dict(entry.split("=") for entry in nginx["extra_hosts"])
    assert known == {name: address(name) for name in (*WORKERS, "frontend")}
    named = {key: nginx["environment"][key] for key in ("BACKEND_1", "BACKEND_2", "FRONTEND")}
    assert named == {
        "BACKEND_1": "backend-1:8000",
        "BACKEND_2": "backend-2:8000",
        "FRONTEND": "frontend:3000",
    }


def test_every_address_lies_in_the_network_also_when_another_is_chosen() -> None:
    chosen = compose({**ENVIRONMENT, "SUBNET": "10.9.8"})
    (network,) = chosen["networks"]["front"]["ipam"]["config"]
    assert network == {"subnet": "10.9.8.0/24", "ip_range": "10.9.8.128/25"}  # for all others
    fixed = [
        joined["front"]["ipv4_address"]
        for one in chosen["services"].values()
        if isinstance(joined := one["networks"], dict)
    ]
    assert len(set(fixed)) == len(fixed) == 4
    assert all(ip_address(address) in ip_network("10.9.8.0/25") for address in fixed)
    assert chosen["services"]["backend-1"]["environment"]["TRUSTED_PROXIES"] == "10.9.8.10"


@pytest.mark.parametrize("name", WORKERS)
def test_a_worker_trusts_nginx_alone(name: str, configure: Configure) -> None:
    settings = settings_of(name, configure)
    assert settings.trusted_proxies == [address("nginx")]
    assert settings.environment == "production"
    assert settings.public_url == "https://talk.example.com"
    assert not settings.has_test_login
    assert settings.redis_url == "redis://:redis0password@redis:6379/0"
    assert settings.database_url.endswith("engagenow:postgres0password@postgres:5432/engagenow")
    assert settings.metrics_token is not None


def test_workers_differ_by_name_and_address_alone() -> None:
    one, other = (_but_own(services()[name]) for name in WORKERS)
    assert one == other
    names = [services()[name]["environment"]["WORKER_ID"] for name in WORKERS]
    assert names == ["b1", "b2"]


def test_the_migration_has_the_settings_of_the_workers() -> None:
    assert services()["migrate"]["environment"] == _but_own(services()["backend-1"])["environment"]


def test_both_ends_of_a_connection_know_one_password() -> None:
    assert services()["backup"]["environment"]["PGPASSWORD"] == "postgres0password"
    assert services()["postgres"]["environment"]["POSTGRES_PASSWORD"] == "postgres0password"
    assert services()["redis"]["environment"] == {"REDISCLI_AUTH": "redis0password"}


def _but_own(service: dict[str, Any]) -> dict[str, Any]:
    kept = {key: value for key, value in service.items() if key != "networks"}
    kept["environment"] = {
        key: value for key, value in service["environment"].items() if key != "WORKER_ID"
    }
    return kept
