"""Faults of a proxy, in sentences that say how to repair them."""

from collections.abc import Iterator

from app.core.locale import Locale
from app.operations.health.views import ProxyProblem
from app.realtime.engineio.proxy_watch import FAULTS, Fault
from app.realtime.engineio.transport_counts import TransportCounts

_SENTENCES: dict[Fault, dict[Locale, str]] = {
    "origin_refused": {
        "ko": "브라우저가 연 주소와 프록시가 요청한 Host가 달라서 페이지가 거절되고 있어요. "
        "프록시가 Host를 그대로 넘기게 하거나(Apache: ProxyPreserveHost On), X-Forwarded-Host를 "
        "보낸다면 그 주소를 TRUSTED_PROXIES에 넣거나, PUBLIC_URL을 설정하세요.",
        "en": "Pages are refused, because browsers opened another host than the one that the proxy "
        "asks for. Have it hand on Host (Apache: ProxyPreserveHost On), or name it in "
        "TRUSTED_PROXIES if it sends X-Forwarded-Host, or set PUBLIC_URL.",
    },
    "upgrade_missing": {
        "ko": "프록시가 Upgrade 헤더를 빼서 WebSocket이 열리지 않아요. 그동안은 폴링으로 들어와요. "
        'Apache는 upgrade=websocket, lighttpd는 "upgrade" => "enable", Varnish는 pipe가 필요해요.',
        "en": "No WebSocket opens, because the proxy takes the header Upgrade away; people get in "
        'by polling meanwhile. Apache wants upgrade=websocket, lighttpd "upgrade" => "enable", '
        "Varnish pipe.",
    },
    "address_missing": {
        "ko": "TRUSTED_PROXIES의 프록시가 접속한 사람의 주소를 알려 주지 않아요. 모두가 한 주소로 "
        "세어지고, 접속한 쪽이 스스로 보낸 X-Forwarded-For를 믿게 돼요. HAProxy는 option "
        "forwardfor가 필요해요.",
        "en": "A proxy of TRUSTED_PROXIES does not say where people are: they count as one "
        "address, and an X-Forwarded-For that a client sends itself is believed. HAProxy wants "
        "option forwardfor.",
    },
    "proxy_not_trusted": {
        "ko": "TRUSTED_PROXIES에 없는 프록시가 X-Forwarded- 헤더를 보내고 있어요. 믿지 않으므로 그 "
        "뒤의 사람은 모두 한 주소로 세어져요. 직접 둔 프록시라면 그 주소를 TRUSTED_PROXIES에 "
        "넣으세요.",
        "en": "A proxy that TRUSTED_PROXIES does not name sends X-Forwarded- headers. They are not "
        "believed, so all people behind it count as one address. If it is yours, name it there.",
    },
    "scheme_missing": {
        "ko": "페이지는 https로 열리는데 프록시가 그렇게 알려 주지 않아요. 프록시가 "
        "X-Forwarded-Proto를 https로 설정하게 하세요. 아니면 쿠키와 링크가 http의 것이 돼요.",
        "en": "Pages are opened by https, and the proxy does not say so. Have it set "
        "X-Forwarded-Proto to https, or cookies and links are those of plain http.",
    },
    "cut_when_idle": {
        "ko": "조용한 연결이 중간에서 몇 초 만에 끊기고 있어요. 프록시의 제한 시간을 18초보다 길게 "
        "하세요.",
        "en": "Something on the way cuts connections that are silent for some seconds. Let every "
        "timeout of the proxy be longer than 18 s.",
    },
    "under_a_path": {
        "ko": "프록시가 이 서버를 다른 사이트의 경로 아래에 두고 있어요. 전용 호스트 이름이 "
        "필요해요.",
        "en": "The proxy serves this server under a path of another site. Give it a host name of "
        "its own.",
    },
}


def of(transports: TransportCounts, locale: Locale, *, with_addresses: bool) -> list[ProxyProblem]:
    """Return the present faults; the addresses concerned only `with_addresses`."""
    return [
        ProxyProblem(
            code=fault,
            detail=_SENTENCES[fault][locale],
            count=count,
            seconds=seconds,
            **(about if with_addresses else {}),
        )
        for fault, count, seconds, about in _found(transports)
    ]


def _found(transports: TransportCounts) -> Iterator[tuple[Fault, int, int | None, dict[str, str]]]:
    for fault in FAULTS:
        if counted := transports.proxies.seen.get(fault):
            yield fault, counted.count, None, counted.about
    if cut := transports.idle_cuts.cut_after():
        seconds, count = cut
        yield "cut_when_idle", count, seconds, {}
