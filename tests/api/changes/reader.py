"""Somebody who keeps a copy of the directory by the feed of changes, as the documentation tells him to."""

from dataclasses import dataclass, field
from typing import Any


@dataclass
class Reader:
    """`copy` holds services by id, `numbers` all numbers in the order in which they came."""

    client: Any
    cursor: str = ""
    limit: int = 7
    copy: dict[str, Any] = field(default_factory=dict)
    numbers: list[int] = field(default_factory=list)

    def page(self) -> dict[str, Any]:
        """Ask once, and fetch or delete what the answer names."""
        asked = {"limit": self.limit} | ({"since": self.cursor} if self.cursor else {})
        answer = self.client.get("/api/v1/changes", asked)
        assert answer.status_code == 200, answer.content
        found = answer.json()
        for change in found["changes"]:
            self.numbers.append(change["number"])
            self._follow(change)
        self.cursor = found["next"]
        return found

    def read(self) -> "Reader":
        """Ask until there is no more."""
        while self.page()["more"]:
            pass
        return self

    def _follow(self, change: dict[str, Any]) -> None:
        fetched = None if change["deleted"] else self.client.get(change["url"])
        if fetched is not None and fetched.status_code == 200:
            self.copy[change["id"]] = fetched.json()
        else:
            self.copy.pop(change["id"], None)


def public(client: Any) -> dict[str, Any]:
    """Return what is public now, by id, as its address gives it."""
    from directory.models import Service

    ids = Service.public.values_list("pk", flat=True)
    return {str(pk): client.get(f"/hsds/services/{pk}").json() for pk in ids}
