"""What stands behind a number that can be tapped."""

_SCHEMES = {"voice": "tel:", "sms": "sms:", "whatsapp": "https://wa.me/"}


def number_link(dial: str, kind: str) -> str:
    """Return the address behind a number: `tel:`, `sms:`, or WhatsApp's own, which takes digits only."""
    digits = "".join(sign for sign in dial if sign.isdigit() or sign in "+*#,")
    if kind == "whatsapp":
        digits = "".join(filter(str.isdigit, digits))
    return _SCHEMES.get(kind, "tel:") + digits.replace("#", "%23")
