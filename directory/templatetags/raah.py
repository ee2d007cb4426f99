"""What the templates say through: runs of the other script, numbers to call, months."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from directory import scripts, wording

register = template.Library()


@register.filter
def run(text: Any) -> SafeString:
    """Return the text, in `<bdi lang>` when its script is not the page's."""
    return scripts.as_run(str(text))


@register.filter
def month_said(date: str) -> str:
    """Say "2025-09-01" or "2025-09" as "September 2025", "2025" as "2025"."""
    return wording.say_month(date)


@register.simple_tag
def number_link(dial: str, kind: str = "voice") -> str:
    """Return what a number's link leads to: `tel:`, `sms:` or WhatsApp's own address."""
    return wording.number_link(dial, kind)
