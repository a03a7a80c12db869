"""The `k` of a join link: of one session and one code, and of the keys before, too."""

import string

import pytest

from app.core.join_key import is_join_key, join_key
from app.core.secret import derived_keys, signing_key
from fixtures.settings import Configure

OLD, NEW = string.ascii_letters, string.ascii_letters[::-1]


def test_it_has_at_least_64_bits_and_nothing_that_a_url_would_escape():
    k = join_key("s1", "ABC234")
    assert len(k) * 6 >= 64
    assert set(k) <= set(string.ascii_letters + string.digits + "-_")


@pytest.mark.parametrize(
    ("session_id", "code"), [("s2", "ABC234"), ("s1", "ABC235"), ("s1", "abc234"), ("", "ABC234")]
)
def test_of_another_session_or_code_it_is_wrong(session_id: str, code: str):
    k = join_key("s1", "ABC234")
    assert is_join_key(k, "s1", "ABC234")
    assert not is_join_key(k, session_id, code)


@pytest.mark.parametrize("k", ["", "x", "가", "\ud800", "A" * 12, "A" * 100_000])
def test_what_is_no_key_is_wrong(k: str):
    assert not is_join_key(k, "s1", "ABC234")
    assert not is_join_key(join_key("s1", "ABC234") + k[:1] + "A", "s1", "ABC234")


def test_a_link_outlives_a_change_of_the_secret_as_long_as_the_old_one_is_named(
    configure: Configure,
):
    configure(secret_key=OLD)
    k = join_key("s1", "ABC234")
    configure(secret_key=NEW, secret_keys_old=OLD)
    assert join_key("s1", "ABC234") != k
    assert is_join_key(k, "s1", "ABC234")
    configure(secret_keys_old="")
    assert not is_join_key(k, "s1", "ABC234")


def test_its_key_is_of_no_other_use(configure: Configure):
    configure(secret_key=OLD)
    assert len({derived_keys("join link"), derived_keys("another"), (signing_key().encode(),)}) == 3
