"""Every refusal of ours has a name, a status and a sentence in each language."""

import re
from http import HTTPStatus

import pytest

from app.core.error_mapping import problem
from app.core.locale import choose_locale
from app.core.refusal import Refusal, refusals
from app.main import app

HANGUL = re.compile(r"[가-힣]")
UNSAID_KO = re.compile(r"(니다|니까|시오)\.$|발표(?!자)|글쓰기|올리기|지우|지워|저절로|사용중")
UNSAID_EN = re.compile(r"\b(somebody|by itself|too fast|kept for|lets nobody)\b", re.IGNORECASE)
FIXED = {"nickname_taken"}  # its Korean is part of the contract


REFUSALS = refusals()
EACH = pytest.mark.parametrize("refusal", REFUSALS, ids=lambda refusal: refusal.__name__)


def test_the_app_has_brought_its_refusals():
    assert app.title
    assert len(REFUSALS) >= 20


@EACH
def test_a_refusal_has_a_code_and_a_status(refusal: type[Refusal]):
    assert re.fullmatch(r"[a-z]+(_[a-z]+)*", refusal.code)
    assert 400 <= HTTPStatus(refusal.status) < 600


@EACH
def test_what_is_full_or_away_is_asked_again_later(refusal: type[Refusal]):
    assert (refusal.retry == "later") >= (refusal.status in {429, 503})


@EACH
def test_one_code_says_one_thing(refusal: type[Refusal]):
    same = [one for one in REFUSALS if one.code == refusal.code]
    assert {(one.retry, one.ends) for one in same} == {(refusal.retry, refusal.ends)}


@EACH
def test_a_refusal_is_a_sentence_in_each_language(refusal: type[Refusal]):
    assert HANGUL.search(refusal.ko)
    assert refusal.en.isascii()
    assert refusal.ko.endswith(".")
    assert refusal.en.endswith(".")
    assert "\n" not in refusal.ko + refusal.en


@EACH
def test_a_refusal_uses_the_words_of_the_product(refusal: type[Refusal]):
    assert not UNSAID_EN.search(refusal.en)
    assert refusal.code in FIXED or not UNSAID_KO.search(refusal.ko)


@EACH
def test_a_refusal_becomes_a_problem_in_each_language(refusal: type[Refusal]):
    one = refusal([]) if refusal.code == "invalid_request" else refusal()
    for header in ("ko", "en"):
        locale = choose_locale(header, "ko")
        document = problem(one, locale)
        assert document["detail"] == one.detail(locale)
        assert "{" not in document["detail"]
        assert (document["code"], document["status"]) == (refusal.code, refusal.status)


def test_a_code_means_one_thing():
    for one in REFUSALS:
        for other in REFUSALS:
            if one.code == other.code:
                assert issubclass(one, other) or issubclass(other, one)
                assert (one.ko, one.en) == (other.ko, other.en)


def test_a_code_has_one_status_in_each_kind_of_refusal():
    named = [(refusal.code, refusal.status) for refusal in REFUSALS]
    assert len(named) == len(set(named))
