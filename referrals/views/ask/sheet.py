"""What she has said so far: in what her browser has just sent, and in the draft that her cookie opens."""

import logging
from dataclasses import dataclass, field

from django.conf import settings
from django.db import Error
from django.http import HttpRequest, HttpResponse

from referrals import form_keys, sessions
from referrals.form_keys import FormKey
from referrals.sealed.cookies import Key
from referrals.views.ask import pressure, steps
from referrals.views.ask.steps import Said, Step

log = logging.getLogger("referrals")


@dataclass(slots=True, repr=False)
class Sheet:
    """One form that is being filled. `said` holds every answer as it was sent; words, and never a value.

    `keeps_cookies`: this browser has sent a draft's cookie, so what is kept under it need not stand in the page.
    """

    key: FormKey
    step: Step
    said: Said = field(default_factory=dict)
    then: str = ""
    extra: str = ""
    draft: Key | None = None
    keeps_cookies: bool = False
    # The draft of another form, in another tab: it stays as it is, and this form's pages carry all in themselves.
    meets_another: bool = False
    is_kept: bool = False
    lost: Exception | None = None

    def carried(self, *, but: Step | None = None) -> list[tuple[str, str]]:
        """Return what a page must carry in itself, but for what it asks."""
        asked = but.fields if but else ()
        return [(name, text) for name, texts in self.said.items() if name not in asked for text in texts]

    @property
    def is_suspicious(self) -> bool:
        """Say whether a program seems to have filled this."""
        return bool(self.extra) or self.key.is_too_quick()


def begin() -> Sheet:
    """Return an empty one."""
    return Sheet(form_keys.new(), steps.START)


def read(request: HttpRequest) -> Sheet:
    """Return what a form has sent, laid over the draft of the same form. Never raises: see `lost`."""
    sent = request.POST
    key = form_keys.read(sent.get("key", "")) or _unknown()
    sheet = Sheet(key, steps.named(sent.get("at", "")), then=sent.get("then", ""), extra=sent.get("extra", ""))
    sheet.keeps_cookies = bool(request.COOKIES.get(settings.DRAFT_COOKIE_NAME))
    _open_draft(request, sheet)
    said = {name: sent.getlist(name) for name in steps.FIELDS if name in sent or name in sheet.step.fields}
    sheet.said |= said
    return sheet


def _unknown() -> FormKey:
    """Return a key for a form that has none: nobody can say when it began."""
    made = form_keys.new()
    return FormKey(made.text, made.secret, None)


def _open_draft(request: HttpRequest, sheet: Sheet) -> None:
    try:
        draft, kept = sessions.read_draft(request.COOKIES.get(settings.DRAFT_COOKIE_NAME, ""))
    except Error as error:
        sheet.lost = error
        return
    if draft and kept.get("form") == sheet.key.text:
        sheet.draft, sheet.said = draft, kept["said"]
    elif draft:
        sheet.meets_another = True


def keep(request: HttpRequest, sheet: Sheet) -> None:
    """Keep what was said under the browser's cookie, unless it keeps none, or too much comes from there."""
    may_keep = sheet.keeps_cookies or sheet.step in (steps.START, steps.HANDED)
    if sheet.meets_another or not may_keep or pressure.is_flooded(request):
        return
    said = {name: texts for name, texts in sheet.said.items() if texts}
    sheet.draft = sessions.keep_draft(sheet.draft, {"form": sheet.key.text, "said": said})
    sheet.is_kept = sheet.keeps_cookies


def set_cookie(request: HttpRequest, response: HttpResponse, name: str, key: Key) -> None:
    """Let a browser keep a key until it is closed, for this site alone."""
    response.set_cookie(name, key.cookie, httponly=True, samesite="Strict", secure=request.is_secure(), path="/")


def end(request: HttpRequest, response: HttpResponse) -> None:
    """Remove the draft and its cookie. What was sent is safe: nothing here may keep her from her code."""
    cookie = request.COOKIES.get(settings.DRAFT_COOKIE_NAME)
    if cookie is None:
        return
    response.delete_cookie(settings.DRAFT_COOKIE_NAME, samesite="Strict")
    try:
        sessions.end_draft(cookie)
    except Error:
        log.exception("a draft could not be removed; its time will")
