"""How dates and numbers are said to a person, in the language of the page."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

MONTHS = (
    gettext_lazy("January"),
    gettext_lazy("February"),
    gettext_lazy("March"),
    gettext_lazy("April"),
    gettext_lazy("May"),
    gettext_lazy("June"),
    gettext_lazy("July"),
    gettext_lazy("August"),
    gettext_lazy("September"),
    gettext_lazy("October"),
    gettext_lazy("November"),
    gettext_lazy("December"),
)


def say_month(date: str) -> str:
    """Say "2025-09-01" or "2025-09" as "September 2025", "2025" as "2025"."""
    year, _dash, rest = date.partition("-")
    month = rest[:2]
    if not (month.isdigit() and 1 <= int(month) <= 12):
        return year
    return _("%(month)s %(year)s") % {"month": MONTHS[int(month) - 1], "year": year}


def number_link(dial: str, kind: str) -> str:
    """Return the address behind a number: `tel:`, `sms:`, or WhatsApp's own, which takes digits only."""
    if kind == "whatsapp":
        return "https://wa.me/" + "".join(filter(str.isdigit, dial))
    return ("sms:" if kind == "sms" else "tel:") + dial.replace(" ", "")
