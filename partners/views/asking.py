"""Asking for keys: a page for people who have no account here. What they write goes to administrators alone."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.decorators import anyone
from directory.actions.letters import TooManyError
from directory.scripts import page_language
from partners import actions
from partners.forms import AskForm
from safety import problems

BUSY_FOR_S = 600


@anyone
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Ask which app it is and what for, and keep it for the administrators."""
    form = AskForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, "partners/ask.html", {"form": form})
    try:
        actions.ask(token=form.cleaned_data["token"], language=page_language(), said=form.said())
    except TooManyError:
        busy = problems.answer(request, 503)
        busy["Retry-After"] = str(BUSY_FOR_S)
        return busy
    return HttpResponseRedirect(reverse("partners:asked"), status=303)


@anyone
@require_safe
def asked(request: HttpRequest) -> HttpResponse:
    """Say that it has arrived, and what happens next."""
    return render(request, "partners/asked.html")
