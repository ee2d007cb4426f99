# Checks a webhook's signature (Standard Webhooks) before a word of it is believed.
import base64
import hashlib
import hmac
import time


def is_ours(headers: dict[str, str], body: bytes, secret: str) -> bool:
    moment = headers["webhook-timestamp"]
    if abs(time.time() - int(moment)) > 300:
        return False  # an old message, sent again by somebody
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = f"{headers['webhook-id']}.{moment}.".encode() + body
    right = "v1," + base64.b64encode(hmac.digest(key, signed, hashlib.sha256)).decode()
    return any(hmac.compare_digest(right, given) for given in headers["webhook-signature"].split(" "))
