"""Doors that take a partner's key, on the private side alone: `Authorization: Bearer raah_…` (RFC 6750), nothing else.

A view names in `scopes` what a key needs for each of its methods. Key, limits and scope are looked at before it is
asked, and `self.key` is the key. No session counts here, and no web page of another site may call (no CORS): a key in
a page's script is everybody's.
"""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar, Final

import orjson
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from rest_framework.authentication import BaseAuthentication
from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from api.errors import Refusal, answer
from api.misplaced import HEADER_ONLY
from api.parsing import JSONParser
from api.views import PublicView
from partners import outcomes, tokens
from partners.actions.calling import Spent, count, key_of, spend
from partners.limits import Standing
from partners.models import Key, Partner
from partners.scopes import Scope

CHALLENGE: Final = 'Bearer realm="Raah"'
# Other names by which programs send keys in addresses.
IN_ADDRESSES: Final = frozenset({"access_token", "api_key", "apikey", "authorization"})
NO_SCOPE: Final = _("This key may not do this: it lacks the scope %(scope)s.")
WRONG: Final = _("This key is not known, is over, or was stopped.")


class KeyRefusal(Refusal):
    """A refusal that says in headers what was lacking."""

    def __init__(self, detail: str | Promise | None, *, status: int, headers: Mapping[str, str]) -> None:
        super().__init__(detail, status=status)
        self.headers = headers


def challenged(detail: str | Promise | None, *, status: int, error: str = "") -> KeyRefusal:
    """Return the refusal with the challenge of RFC 6750; `error` is one of its words."""
    said = f"{CHALLENGE}, {error}" if error else CHALLENGE
    return KeyRefusal(detail, status=status, headers={"WWW-Authenticate": said})


class ByKey(BaseAuthentication):
    """Knows a program by its key: `request.user` is the Partner, `request.auth` the Key."""

    def authenticate(self, request: Request) -> tuple[Partner, Key]:
        """Return whose key it is; refuse (401) one that opens nothing, each with the same words."""
        scheme, _space, shown = request.META.get("HTTP_AUTHORIZATION", "").partition(" ")
        if scheme.lower() != "bearer" or not shown.strip():
            raise challenged(None, status=401)
        key = key_of(shown.strip())
        if key is None:
            raise challenged(WRONG, status=401, error='error="invalid_token"')
        return key.partner, key

    def authenticate_header(self, request: Request) -> str:
        """Return the challenge."""
        return CHALLENGE


class KeylessParser(JSONParser):
    """Refuses a body in which a key stands: whoever sends it there would soon find it in a log."""

    def parse(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Return the object in the body."""
        read = super().parse(*args, **kwargs)
        if tokens.is_in(orjson.dumps(read).decode()):
            raise challenged(HEADER_ONLY, status=400, error='error="invalid_request"')
        return read


class WithScope(BasePermission):
    """Lets a key do what its scopes say; the view says which scope each of its methods needs."""

    def has_permission(self, request: Request, view: Any) -> bool:
        """Say yes, or refuse (403) and name what is lacking."""
        scope = view.scopes.get("GET" if request.method == "HEAD" else request.method)
        if scope and scope not in view.key.scopes:
            lacking = f'error="insufficient_scope", scope="{scope}"'
            raise challenged(NO_SCOPE % {"scope": scope}, status=403, error=lacking)
        return True


class KeyedView(PublicView):
    """A door for partners' programs. `scopes` is by method; one that is not named needs a key and no scope."""

    authentication_classes: Any = (ByKey,)
    permission_classes: Any = (WithScope,)
    parser_classes: Any = (KeylessParser,)
    scopes: ClassVar[Mapping[str, Scope]] = {}
    _key: Key | None = None

    @property
    def key(self) -> Key:
        """Return the key of this call."""
        assert self._key is not None  # noqa: S101 - without one nobody comes so far
        return self._key

    @property
    def default_response_headers(self) -> dict[str, str]:
        """Headers of every answer, errors too."""
        return {"Content-Language": translation.get_language() or "en"}

    def perform_authentication(self, request: Request) -> None:
        """Find the key, which may stand in no address, and take the call from its limits, also where it is refused."""
        if IN_ADDRESSES & {name.lower() for name in request.query_params}:
            raise challenged(HEADER_ONLY, status=400, error='error="invalid_request"')
        key: Any = request.auth
        self._key = key
        self._demand_pace(spend(self.key))

    def _demand_pace(self, spent: Spent) -> None:
        self.headers = {**self.headers, **rate_headers(spent.standings)}
        if not spent.is_within:
            raise KeyRefusal(None, status=429, headers={"Retry-After": str(spent.wait_s)})

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        """Count the call by how it ended."""
        if self._key is not None:
            count(self._key, outcomes.of(response.status_code))
        return super().finalize_response(request, response, *args, **kwargs)

    def get_exception_handler(self) -> Callable[[Exception, dict[str, Any]], HttpResponse]:
        """Say every error as a problem, with the headers that belong to it."""
        return answer_with_headers

    def options(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # type: ignore[override]
        """Say which methods there are, to whoever has a key."""
        return HttpResponse(status=204, headers={"Allow": ", ".join(self.allowed_methods)})


def answer_with_headers(exc: Exception, context: dict[str, Any]) -> HttpResponse:
    """Return the problem that `exc` means."""
    response = answer(exc, context)
    for name, value in getattr(exc, "headers", {}).items():
        response[name] = value
    return response


def rate_headers(standings: tuple[Standing, ...]) -> dict[str, str]:
    """Return how the limits are and how they stand (draft-ietf-httpapi-ratelimit-headers-10)."""
    policies = (f'"{one.limit.name}";q={one.limit.quota};w={one.limit.window_s}' for one in standings)
    now = (f'"{one.limit.name}";r={one.left};t={one.full_in_s}' for one in standings)
    return {"RateLimit-Policy": ", ".join(policies), "RateLimit": ", ".join(now)}
