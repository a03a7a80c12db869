"""Which addresses this server connects to for somebody: not those of its own network."""

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

Address = IPv4Address | IPv6Address

# The last four bytes are an IPv4 address, to which a gateway passes on: RFC 6052, RFC 8215 (in its
# usual form, with 96 bits before them), and the IPv4-compatible ones of RFC 4291.
_WITH_IPV4_AT_THE_END = [
    IPv6Network("64:ff9b::/96"),
    IPv6Network("64:ff9b:1::/48"),
    IPv6Network("::/96"),
]


def can_be_looked_up(host: str) -> bool:
    """Whether it is an address, or a name of labels that DNS can hold: none empty or too long."""
    try:
        host.encode("idna")
    except UnicodeError:
        return False
    return True


def is_public(text: str) -> bool:
    """Whether everybody in the world means the same host by this address."""
    return all(
        address.is_global and not address.is_multicast for address in _meant(ip_address(text))
    )


def is_of_a_host(text: str) -> bool:
    """Whether it may be a host's, here or in a private network.

    Link-local ones are not: 169.254.169.254 hands out the credentials of cloud servers.
    """
    return not any(_is_special(address) for address in _meant(ip_address(text)))


def _is_special(address: Address) -> bool:
    special = address.is_link_local or address.is_multicast or address.is_unspecified
    return special or (address.is_reserved and isinstance(address, IPv4Address))


def _meant(address: Address) -> tuple[Address, ...]:
    """The address, and the IPv4 addresses in it, to which its packets may be passed on."""
    if isinstance(address, IPv4Address):
        return (address,)
    if address.ipv4_mapped is not None:
        return (address.ipv4_mapped,)
    within = [*(address.teredo or ()), *filter(None, [address.sixtofour])]
    if any(address in network for network in _WITH_IPV4_AT_THE_END):
        within.append(IPv4Address(int(address) & 0xFFFFFFFF))
    return (address, *within)
