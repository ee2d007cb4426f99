"""A partner's webhooks: one is made, its secret shown once; it is tried, turned off and on, and its log is read."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any, Final
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.decorators import requires_within
from accounts.desk import signed_in
from accounts.gate import hide
from accounts.permissions import RefusedError
from accounts.roles import Permission
from partners import actions
from partners.actions import MadeWebhook
from partners.models import Message, Webhook
from partners.permissions import may_make_webhook
from partners.views.finding import find, said_of
from partners.webhook_form import WebhookForm
from partners.wording import MESSAGE_STATES, OFF, TROUBLES

A_PAGE: Final = 20
# What a button does; the names stand in addresses.
DEEDS: Final[dict[str, Callable[..., Any]]] = {
    "off": actions.turn_off,
    "on": actions.turn_on,
    "test": actions.send_test,
    "secret": actions.rotate_secret,
    "drop": actions.drop_webhook,
}


@requires_within(Permission.PARTNER_USE)
@require_http_methods(["GET", "HEAD", "POST"])
def every(request: HttpRequest, pk: UUID) -> HttpResponse:
    """List the webhooks of a partner, and make one."""
    partner = find(request, pk)
    form = WebhookForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            made = actions.make_webhook(partner=partner, url=form.cleaned_data["url"], by=signed_in(request))
        except RefusedError as error:
            form.add_error(None, str(error))
        else:
            return _shown(request, made)
    said = {
        "form": form,
        "webhooks": [(one, OFF[one.off]) for one in Webhook.objects.filter(partner=partner).order_by("made_at", "pk")],
        "may_make": may_make_webhook(signed_in(request), partner),
    }
    status = HTTPStatus.BAD_REQUEST if form.is_bound else HTTPStatus.OK
    return render(request, "partners/webhooks.html", said_of(request, partner) | said, status=status)


@requires_within(Permission.PARTNER_USE)
@require_safe
def webhook(request: HttpRequest, pk: UUID, webhook: UUID) -> HttpResponse:
    """Show a webhook with its log."""
    return _page(request, _find(request, pk, webhook))


@requires_within(Permission.PARTNER_USE)
@require_POST
def do(request: HttpRequest, pk: UUID, webhook: UUID, deed: str) -> HttpResponse:
    """Do what a button says."""
    found = _find(request, pk, webhook)
    if deed not in DEEDS:
        raise Http404
    try:
        done = DEEDS[deed](webhook=found, by=signed_in(request))
    except RefusedError as error:
        return _page(request, found, [str(error)])
    if isinstance(done, MadeWebhook):
        return _shown(request, done)
    return redirect("partners:webhooks", pk) if deed == "drop" else redirect("partners:webhook", pk, webhook)


@requires_within(Permission.PARTNER_USE)
@require_POST
def again(request: HttpRequest, pk: UUID, webhook: UUID, message: UUID) -> HttpResponse:
    """Send a message of the log once more, as it was."""
    found = _find(request, pk, webhook)
    sent = Message.objects.select_related("webhook").filter(pk=message, webhook=found).first()
    if sent is None:
        raise hide(request, f"message:{message}")
    try:
        actions.send_again(message=sent, by=signed_in(request))
    except RefusedError as error:
        return _page(request, found, [str(error)])
    return redirect("partners:webhook", pk, webhook)


def _find(request: HttpRequest, pk: UUID, webhook: UUID) -> Webhook:
    """Return a webhook of a partner of whoever asks."""
    partner = find(request, pk)
    found = Webhook.objects.select_related("partner").filter(pk=webhook, partner=partner).first()
    if found is None:
        raise hide(request, f"webhook:{webhook}")
    return found


def _shown(request: HttpRequest, made: MadeWebhook) -> HttpResponse:
    said = said_of(request, made.webhook.partner) | {"webhook": made.webhook, "secret": made.secret}
    response = render(request, "partners/secret.html", said)
    response["Cache-Control"] = "no-store"
    return response


def _page(request: HttpRequest, found: Webhook, refusals: list[str] | None = None) -> HttpResponse:
    log = Message.objects.filter(webhook=found).prefetch_related("attempts")
    page = Paginator(log, A_PAGE).get_page(request.GET.get("page"))
    lines = [(one, MESSAGE_STATES[one.state], _tries(one)) for one in page.object_list]
    said = {"webhook": found, "off": OFF[found.off], "page": page, "log": lines, "refusals": refusals or []}
    status = HTTPStatus.CONFLICT if refusals else HTTPStatus.OK
    return render(request, "partners/webhook.html", said_of(request, found.partner) | said, status=status)


def _tries(message: Message) -> list[tuple[Any, str]]:
    """Return each try of a message with what came of it."""
    return [(one, str(one.status) if one.status else str(TROUBLES[one.trouble])) for one in message.attempts.all()]
