"""A message goes to a partner's server, whatever that does, and nowhere else."""

import datetime
import socket
import ssl
import threading

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from partners.webhooks import sending
from partners.webhooks.sending import post
from tests.partners.webhooks.receiver import receiving

SIGNED = {"webhook-id": "m"}


@pytest.mark.parametrize("status", [200, 202, 204])
def test_what_is_taken_is_taken(receiver, status):
    receiver.does = [status]
    answer = post(receiver.url + "raah", b'{"a":1}', SIGNED)
    assert (answer.status, answer.trouble, answer.is_taken) == (status, "", True)
    [(headers, body)] = receiver.came
    assert (body, headers["webhook-id"], headers["content-type"]) == (b'{"a":1}', "m", "application/json")


@pytest.mark.parametrize("status", [301, 302, 307, 308, 400, 410, 429, 500])
def test_any_other_status_is_an_answer_and_nobody_is_led_further(receiver, status):
    receiver.does = [status]
    answer = post(receiver.url, b"{}", SIGNED)
    assert (answer.status, answer.is_taken) == (status, False)
    assert len(receiver.came) == 1


@pytest.mark.parametrize(("does", "trouble"), [("hang", "slow"), ("drip", "slow"), ("nonsense", "protocol")])
def test_who_hangs_drips_or_babbles_is_left_after_a_while(receiver, monkeypatch, does, trouble):
    monkeypatch.setattr(sending, "WHOLE_S", 0.4)
    receiver.does = [does]
    answer = post(receiver.url, b"{}", SIGNED)
    assert (answer.status, answer.trouble) == (0, trouble)
    assert answer.took_ms < 5000


def test_a_name_that_nobody_answers_for_takes_no_longer_than_a_message_may(monkeypatch):
    answered = threading.Event()
    monkeypatch.setattr(sending, "WHOLE_S", 0.4)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_asked, **_how: answered.wait(60) and [])
    try:
        answer = post("https://hooks.example.org/", b"{}", SIGNED)
    finally:
        answered.set()
    assert (answer.status, answer.trouble) == (0, "slow")
    assert answer.took_ms < 5000


def test_where_nobody_listens_there_is_no_connection(here):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert post(f"http://localhost:{port}/", b"{}", SIGNED).trouble == "connection"


@pytest.mark.parametrize("found", [["127.0.0.1"], ["8.8.8.8", "10.0.0.1"], ["::ffff:192.168.0.1"], ["169.254.169.254"]])
def test_a_name_that_leads_into_a_house_is_not_connected_to(monkeypatch, found):
    rows = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 443)) for address in found]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_where, **_more: rows)
    monkeypatch.setattr(socket, "create_connection", lambda *_where, **_more: pytest.fail("it connects"))
    assert post("https://rebound.example/", b"{}", SIGNED).trouble == "address"


def test_a_name_that_means_something_else_a_moment_later_is_looked_up_only_once(monkeypatch):
    asked, connected = [], []

    def look_up(host, port, **_more):
        asked.append(host)
        address = "8.8.8.8" if len(asked) == 1 else "127.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    def connect(address, *_more, **_rest):
        connected.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr(socket, "create_connection", connect)
    assert post("https://rebound.example/", b"{}", SIGNED).trouble == "connection"
    assert (asked, connected) == (["rebound.example"], [("8.8.8.8", 443)])


def test_where_one_address_of_a_name_does_not_answer_the_next_is_tried(monkeypatch):
    rows = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 443)) for address in ("8.8.8.8", "8.8.4.4")]
    connected = []

    def connect(address, *_more, **_rest):
        connected.append(address[0])
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "getaddrinfo", lambda *_where, **_more: rows)
    monkeypatch.setattr(socket, "create_connection", connect)
    assert post("https://two.example/", b"{}", SIGNED).trouble == "connection"
    assert connected == ["8.8.8.8", "8.8.4.4"]


@pytest.mark.parametrize(
    "url", ["http://localhost:1/", "https://localhost/", "https://127.0.0.1/", "https://a:b@c.example/"]
)
def test_on_a_real_site_an_address_of_this_machine_is_refused_unasked(monkeypatch, url):
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_where, **_more: pytest.fail("it looks up"))
    assert post(url, b"{}", SIGNED).trouble == "address"


def test_a_certificate_that_nobody_vouches_for_is_not_believed(here, tmp_path):
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.datetime.now(datetime.UTC)
    made = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    made = made.not_valid_before(now).not_valid_after(now + datetime.timedelta(days=1)).sign(key, hashes.SHA256())
    pem = tmp_path / "pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    pem.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    with receiving(context) as receiver:
        assert post(receiver.url, b"{}", SIGNED).trouble == "certificate"
    assert receiver.came == []
