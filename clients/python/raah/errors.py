"""What can go wrong, as the API says it (RFC 9457)."""

from collections.abc import Mapping
from typing import Any

from raah.shapes import Place


class RaahError(Exception):
    """The API's refusal: `status` (0 where there was no answer), `detail` for people, `errors` by parameter."""

    def __init__(self, status: int, detail: str, errors: Mapping[str, str], retry_after: float | None = None) -> None:
        super().__init__(f"{status}: {detail}" if status else detail)
        self.status, self.detail, self.errors, self.retry_after = status, detail, dict(errors), retry_after


class AmbiguousError(RaahError):
    """A name that may mean several places: ask again with the `id` of one of `candidates`."""

    def __init__(self, detail: str, candidates: tuple[Place, ...]) -> None:
        super().__init__(422, detail, {})
        self.candidates = candidates


def of(status: int, problem: Mapping[str, Any], retry_after: str | None) -> RaahError:
    """Return the error that an answer means."""
    detail = str(problem.get("detail", ""))
    if candidates := problem.get("candidates"):
        return AmbiguousError(detail, tuple(map(Place.read, candidates)))
    wait = float(retry_after) if retry_after and retry_after.isdigit() else None
    return RaahError(status, detail, problem.get("errors", {}), wait)
