"""GET /api/v1/changes: which services changed or are public no more, in order; for copies that miss nothing."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from rest_framework.request import Request

from api.answers import json_answer
from api.documents import changes as documents
from api.errors import Refusal
from api.reading import Reader, whole_number
from api.v1.cursors import Cursor, cursor
from api.v1.questions import refuse_repeated, refuse_unknown
from api.views import PublicView
from directory import feed


class Changes(PublicView):
    """The feed of changes. It names services, and says nothing of them."""

    @documents.changes
    def get(self, request: Request) -> HttpResponse:
        """Return what changed after the cursor `since`; without one, everything that is public."""
        refuse_unknown(request.query_params, documents.NAMES)
        refuse_repeated(request.query_params)
        reader = Reader(request.query_params)
        since: Cursor | None = reader.take("since", cursor, None)
        limit = reader.take("limit", whole_number(1, documents.MOST), documents.LIMIT)
        reader.finish()
        now, rows = feed.read(after=since.seen if since else 0, limit=limit + 1)
        if since and not since.is_known_to(now):
            raise Refusal(
                _("This cursor is too old. Take a file of /api/v1/exports and go on from its cursor."), status=410
            )
        page, more = rows[:limit], len(rows) > limit
        following = str(_following(since, now, page[-1].number if more else now.changes))
        # The sandbox has the same doors, under an address of its own.
        before = request.path.removesuffix(reverse("api:changes"))
        services = request.build_absolute_uri(before + reverse("api:hsds-services"))
        answer = json_answer({"changes": [_written(one, services) for one in page], "next": following, "more": more})
        if more:
            asked = urlencode({"since": following, "limit": limit})
            answer["Link"] = f'<{request.build_absolute_uri(request.path)}?{asked}>; rel="next"'
        return answer


def _following(since: Cursor | None, now: feed.Standing, seen: int) -> Cursor:
    """Return the cursor with which to go on. Who begins needs no tombstone from before."""
    return Cursor(now.feed, seen, max(seen, since.began if since else now.changes))


def _written(one: feed.Changed, services: str) -> dict[str, Any]:
    url = f"{services}/{one.service}"
    return {"id": one.service, "number": one.number, "deleted": one.deleted, "at": one.at, "url": url}
