"""Rates as settings say them, and the bucket that keeps one."""

import pytest

from app.core.client_address import client_of
from app.core.rates import Bucket, Rate
from app.features.messages.limits import MessageLimits
from app.features.participants.limits import JoinLimits
from fixtures.settings import Configure


@pytest.mark.parametrize(
    "text", ["10", "0/second", "10/week", "-1/day", "1/second burst 0", "off", "10/minute,"]
)
def test_what_is_no_rate_stops_the_start_by_the_name_of_its_setting(
    configure: Configure, text: str
):
    with pytest.raises(SystemExit, match=r"LIMIT_FAILED_LOOKUPS: .* is not a rate such as"):
        configure(limit_failed_lookups=text)


def test_a_rate_reads_as_it_is_said(configure: Configure):
    settings = configure(limit_messages=" 2/second  burst 9 ", limit_joins="5/minute, 70/HOUR")
    assert settings.limits(MessageLimits).limit_messages == Rate(2, 1, 9)
    assert settings.limits(JoinLimits).limit_joins == (Rate(5, 60, 5), Rate(70, 3600, 70))


def test_a_bucket_lets_a_burst_pass_and_then_the_rate():
    bucket, rate = Bucket(), Rate(1, 1, 5)
    assert [bucket.take(rate, 1, 100.0) for _ in range(6)] == [0, 0, 0, 0, 0, pytest.approx(1)]
    assert bucket.take(rate, 1, 100.9) == pytest.approx(0.1)
    assert bucket.take(rate, 1, 101.0) == 0.0
    assert bucket.take(rate, 1, 101.0) == pytest.approx(1)


def test_what_is_refused_costs_nothing_and_rest_gives_no_more_than_the_burst():
    bucket, rate = Bucket(), Rate(1, 1, 5)
    taken = [bucket.take(rate, 1, 1000.0 + n) == 0.0 for n in range(10) for _ in range(100)]
    assert sum(taken) == 5 + 9
    assert sum(bucket.take(rate, 1, 9e9) == 0.0 for _ in range(100)) == 5


def test_a_large_cost_waits_for_all_of_it_and_more_than_the_burst_costs_the_burst():
    bucket, rate = Bucket(), Rate(20, 1, 40)
    assert bucket.take(rate, 30, 0.0) == 0.0
    assert bucket.take(rate, 20, 0.0) == pytest.approx(0.5)
    assert bucket.take(rate, 1000, 0.0) == pytest.approx(1.5)
    assert bucket.take(rate, 1000, 1.5) == 0.0


@pytest.mark.parametrize(
    ("address", "client"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::1", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("", ""),
        ("testclient", "testclient"),
        ("fe80::1%" + "z" * 100, "fe80::/64"),
        ("z" * 100, "z" * 100),
    ],
)
def test_an_address_counts_by_what_one_subscriber_has(address: str, client: str):
    assert client_of(address) == client
    assert client_of(address) == client, "when it comes again, too"
