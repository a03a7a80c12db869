"""Which language a caller reads."""

import httpx
import pytest

from app.core import locale
from app.core.locale import choose_locale, known_locale
from fixtures.problems import refused
from fixtures.settings import Configure

DETAIL = {"ko": "찾을 수 없는 주소예요.", "en": "There is nothing at this address."}


@pytest.mark.parametrize(
    ("header", "locale"),
    [
        ("en", "en"),
        ("ko", "ko"),
        ("EN-us", "en"),
        ("ko-KR,ko;q=0.9,en-US;q=0.8,en;q=0.7", "ko"),
        ("en-US,en;q=0.9,ko;q=0.8", "en"),
        ("fr,en;q=0.5", "en"),
        ("ko;q=0.1, en;q=0.2", "en"),
        ("ko;q=0, en;q=0.1", "en"),
        ("en ; q = 0.4, ko;q=0.5", "ko"),
    ],
)
@pytest.mark.parametrize("default", ["ko", "en"])
def test_the_best_language_that_we_speak_wins(header: str, locale: str, default: str):
    assert choose_locale(header, default) == locale


@pytest.mark.parametrize("header", [None, "", "*", "fr", "*;q=0.5", "en;q=0", ",,", "en;q=x", ";"])
@pytest.mark.parametrize("default", ["ko", "en"])
def test_otherwise_the_default_is_spoken(header: str | None, default: str):
    assert choose_locale(header, default) == default


@pytest.mark.parametrize("value", ["", "fr", "english", None, 7, ["ko"]])
def test_a_socket_names_one_of_two_languages_or_none(value: object):
    assert known_locale(value) is None
    assert known_locale("en") == "en"


@pytest.mark.parametrize(
    ("headers", "default", "language"),
    [
        ({}, "ko", "ko"),
        ({}, "en", "en"),
        ({"Accept-Language": "*"}, "ko", "ko"),
        ({"Accept-Language": "*"}, "en", "en"),
        ({"Accept-Language": "en"}, "ko", "en"),
        ({"Accept-Language": "ko"}, "en", "ko"),
    ],
)
@pytest.mark.parametrize("database_kind", ["sqlite"])
async def test_a_refusal_is_read_in_the_requests_language(
    anyone: httpx.AsyncClient,
    configure: Configure,
    headers: dict,
    default: str,
    language: str,
):
    configure(default_locale=default)
    response = await anyone.get("/nowhere", headers=headers)
    assert refused(response, 404, "not_found")["detail"] == DETAIL[language]
    assert response.headers["content-language"] == language
    assert "Accept-Language" in response.headers["vary"]


def test_a_long_header_is_read_and_not_remembered():
    before = locale._chosen.cache_info().currsize
    assert choose_locale("fr," * 1000 + "en", "ko") == "en"
    assert locale._chosen.cache_info().currsize == before
