"""Steps of an upload, each in a line."""

import pytest

from directory import actions
from directory.models import Upload
from safety.models import AuditEvent

NAMES = ("id", "name_en")


def told(event: str) -> dict:
    return AuditEvent.objects.filter(event=event).last().facts


def take(upload: Upload, by, *, good_only: bool = False) -> dict[str, int]:
    return actions.take_sheet(upload=Upload.objects.get(pk=upload.pk), good_only=good_only, by=by)


def refused(deed) -> str:
    with pytest.raises(actions.RefusedError) as caught:
        deed()
    return caught.value.code
