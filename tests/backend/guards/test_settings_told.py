"""Every setting has its line in the documentation, and every line its setting."""

import re

from app.core.config import ROOT
from app.registry import SETTING_NAMES

TABLES = "\n".join((ROOT / "docs" / page).read_text() for page in ("configuration.md", "limits.md"))
ROWS = [line.split("|")[1] for line in TABLES.splitlines() if line.startswith("| `")]
TOLD = {name for row in ROWS for name in re.findall(r"`([A-Z_]+)`", row)}
# Told in a sentence: each provider has the same two, and who starts workers sets the last.
LIKEWISE = {
    *(
        f"{name}_CLIENT_{part}"
        for name in ("GITHUB", "KAKAO", "NAVER")
        for part in ("ID", "SECRET")
    ),
    "WORKER_ID",
}
COMPOSES = {
    *("SERVER_NAME", "POSTGRES_PASSWORD", "REDIS_PASSWORD", "GRAFANA_PASSWORD"),
    *("IMAGE_PREFIX", "VERSION", "TLS", "SUBNET"),
}


def test_every_setting_is_told():
    known = {name.upper() for name in SETTING_NAMES}
    assert known - TOLD - LIKEWISE == set()


def test_nothing_is_told_that_is_no_setting():
    known = {name.upper() for name in SETTING_NAMES}
    assert {name for name in TOLD if not name.startswith("OTEL_")} - known == set()


def test_what_the_example_of_an_environment_names_is_told():
    named = re.findall(r"^#? ?([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE)
    assert set(named) - TOLD - LIKEWISE - COMPOSES == set()
