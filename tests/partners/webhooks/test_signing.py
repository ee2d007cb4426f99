"""A message proves whose it is, by the rules of Standard Webhooks."""

from base64 import b64decode
from datetime import UTC, datetime

from partners.webhooks import signing

AT = datetime(2026, 11, 26, 8, tzinfo=UTC)


def test_a_signature_is_that_of_the_specification_s_own_example():
    # From the specification of Standard Webhooks 1.0: secret, id, moment, body, signature.
    said = signing.signature(
        "msg_p5jXN8AQM9LWM0D4loKWxJek",
        "1614265330",
        b'{"test": 2432232314}',
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
    )
    assert said == "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_another_body_another_moment_another_id_and_another_secret_have_other_signatures():
    one, other = signing.new_secret(), signing.new_secret()
    cases = [("m", "1", b"{}", one), ("n", "1", b"{}", one), ("m", "2", b"{}", one), ("m", "1", b"[]", one)]
    assert len({signing.signature(*case) for case in [*cases, ("m", "1", b"{}", other)]}) == 5


def test_a_secret_is_256_bits_and_never_the_same():
    secret = signing.new_secret()
    assert len(b64decode(secret.removeprefix("whsec_"))) == 32
    assert secret != signing.new_secret()


def test_while_a_secret_is_replaced_both_sign():
    old, new = signing.new_secret(), signing.new_secret()
    headers = signing.headers("m", b"{}", AT, [new, old])
    assert headers["webhook-timestamp"] == str(int(AT.timestamp()))
    assert headers["webhook-signature"].split(" ") == [
        f"v1,{signing.signature('m', headers['webhook-timestamp'], b'{}', secret)}" for secret in (new, old)
    ]
