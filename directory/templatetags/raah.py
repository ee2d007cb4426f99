"""What the templates say through: runs of the other script, numbers to call, months."""

from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, get_language_from_path

from directory import scripts, wording
from languages.known import BY_CODE, Language
from places.models import Place
from safety.doors import ASKING
from safety.inlined import carry

register = template.Library()


class OtherLanguage(NamedTuple):
    """A language that a page can be changed to."""

    code: str
    name: str
    path: str


@register.simple_tag(takes_context=True)
def inline(context: template.Context, name: str) -> SafeString:
    """Return a stylesheet or a script of static/, to stand in the page; the answer's policy will name its hash."""
    return mark_safe(carry(context["request"], name))  # noqa: S308 our own file


@register.filter
def run(text: Any) -> SafeString:
    """Return the text, in `<bdi lang>` when its script is not the page's."""
    return scripts.as_run(str(text))


@register.filter
def label_said(label: str) -> SafeString:
    """Return a source's note beside a number in the page's language; one we have no words for, in its own."""
    return scripts.as_run(wording.say_label(label))


@register.filter
def name_of(place: Place) -> str:
    """Return a place's name in the page's language, where it has one."""
    return place.said_in(scripts.content_language())


@register.filter
def path_of(place: Place) -> str:
    """Return a place's name with what it lies in: "Hyderabad, Sindh"."""
    return (place.path_ur if scripts.content_language() == "ur" else "") or place.path


@register.filter
def site_of(address: str) -> str:
    """Return the host of a web address, as a person knows it: "example.org"."""
    return (urlsplit(address).hostname or address).removeprefix("www.")


@register.filter
def month_said(date: str) -> str:
    """Say "2025-09-01" or "2025-09" as "September 2025", "2025" as "2025"."""
    return wording.say_month(date)


@register.simple_tag
def public_url(door: str, *parts: Any) -> str:
    """Return the address of a public page: also in the process that does not serve it, but stands on the same host."""
    return _address(door, parts, settings.PUBLIC_URLCONF or settings.ROOT_URLCONF, get_language() or "")


@lru_cache(maxsize=1024)
def _address(door: str, parts: tuple[Any, ...], doors: str, language: str) -> str:
    """Look an address up once: a page has a dozen, and each look-up takes as long as a card."""
    return reverse(door, doors, parts)


@register.simple_tag
def asking_url() -> str:
    """Return the address at which somebody asks a desk privately, on the other side of the site."""
    return f"/{scripts.page_language()}/{ASKING}"


@register.simple_tag
def number_link(dial: str, kind: str = "voice") -> str:
    """Return what a number's link leads to: `tel:`, `sms:` or WhatsApp's own address."""
    return wording.number_link(dial, kind)


@register.simple_tag
def language_of_page() -> Language:
    """Return the language of the page: its code, its direction."""
    return BY_CODE[scripts.page_language()]


@register.simple_tag
def content_marks() -> SafeString:
    """Return the attributes that say the language of listings, where it is not the page's; else nothing."""
    content = BY_CODE[scripts.content_language()]
    if content.code == scripts.page_language():
        return SafeString()
    return format_html(' lang="{}" dir="{}"', content.code, content.direction)


@register.simple_tag(takes_context=True)
def other_languages(context: template.Context) -> list[OtherLanguage]:
    """Return the other languages with the path of this page in each."""
    here = get_language_from_path(context["request"].path)
    rest = context["request"].path.removeprefix(f"/{here}")
    others = ((code, name) for code, name in settings.LANGUAGES if code != scripts.page_language())
    return [OtherLanguage(code, name, f"/{code}{rest}") for code, name in others]
