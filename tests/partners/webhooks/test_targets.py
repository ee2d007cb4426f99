"""A webhook leads into the open Internet, and never into a house: ours or anybody's."""

from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partners.webhooks.targets import fault_of, is_public


@pytest.mark.parametrize(
    "url", ["https://example.org/raah", "https://example.org:8443/a?b=c", "https://xn--mgba3gch31f.example/"]
)
def test_an_address_with_a_name_and_https_is_good(url):
    assert fault_of(url) == ""


@pytest.mark.parametrize(
    ("url", "fault"),
    [
        ("", "url"),
        ("example.org", "url"),
        ("https://", "url"),
        ("https://example.org/\x00", "url"),
        ("https://example.org/ a", "url"),
        ("https://example.org/#part", "url"),
        ("https://example.org:99999/", "url"),
        ("https://[::1/", "url"),
        ("https://example.org/" + "x" * 300, "url"),
        ("http://example.org/", "https"),
        ("ftp://example.org/", "https"),
        ("file:///etc/passwd", "url"),
        ("gopher://example.org/", "https"),
        ("https://user:secret@example.org/", "login"),
        ("https://example.org@127.0.0.1/", "login"),
        ("https://example.org:22/", "port"),
        ("https://127.0.0.1/", "number"),
        ("https://2130706433/", "number"),
        ("https://0x7f.1/", "number"),
        ("https://127.1/", "number"),
        ("https://[::1]/", "number"),
        ("https://localhost/", "name"),
        ("https://a.localhost/", "name"),
        ("https://metadata.google.internal/", "name"),
        ("https://printer.local./", "name"),
        ("https://intranet/", "name"),
    ],
)
def test_what_is_wrong_with_an_address_is_said(url, fault):
    assert fault_of(url) == fault


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0"),
        *("224.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::1", "2002:7f00:1::", "2001:0:1::1"),
        *("ff02::1", "no address", ""),
    ],
)
def test_these_lie_in_a_house(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700:4700::1111", "::ffff:8.8.8.8"])
def test_these_lie_in_the_open(address):
    assert is_public(address)


@given(st.ip_addresses())
def test_nothing_private_however_written_is_open(address: IPv4Address | IPv6Address):
    if is_public(str(address)):
        inner = getattr(address, "ipv4_mapped", None) or address
        assert ip_address(str(inner)).is_global
        assert not any((inner.is_private, inner.is_loopback, inner.is_link_local, inner.is_multicast))


@given(st.text(max_size=60))
def test_no_text_breaks_the_judgement(text):
    assert fault_of(text) in {"url", "login", "https", "port", "number", "name", ""}
    assert is_public(text) in {True, False}
