"""What she sent, in a page that sends it once more: for when it cannot be done at this moment."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from directory.views import shell


def kept(request: HttpRequest, status: int) -> HttpResponse:
    """Hold all that was sent, with numbers to call; asks the database nothing."""
    sent = request.POST if request.method == "POST" else {}
    carried = [(name, text) for name in sent for text in request.POST.getlist(name)]
    told = {"carried": carried, "is_back": True, **shell.numbers(settings.HOME_COUNTRY)}
    response = render(request, "referrals/kept.html", told, status=status)
    response["Retry-After"] = "5"
    return response
