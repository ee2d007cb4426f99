"""Every door of the site, as Django finds it. `python -m tests.access.doors` prints those of one side."""

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import django
from django.urls import URLResolver, get_resolver, reverse
from django.utils import translation

LANGUAGE = "en"
# A parameter of a route, plain ("<uuid:pk>") or as an expression ("(?P<url>.*)$").
PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>[^)]*\)\$?")
# Addresses of doors whose expression cannot be turned into one.
WRITTEN_OUT = {"api:nothing-here": "/api/nothing-here"}


@dataclass(frozen=True, slots=True)
class Door:
    """A URL. One that has no name is called by its route, so that its row is told from the others."""

    name: str
    is_named: bool
    route: str
    parameters: tuple[str, ...]
    view: Callable[..., Any]

    @property
    def is_admin(self) -> bool:
        """Say whether it is one of Django's admin, all of which the gate takes as the system's."""
        return self.name.startswith("admin:")

    @property
    def mark(self) -> Any:
        """Return what the view says of who may pass; None where it says nothing."""
        return getattr(self.view, "door", None)

    def path(self, kwargs: dict[str, Any]) -> str:
        """Return its address in English."""
        if self.name in WRITTEN_OUT:
            return WRITTEN_OUT[self.name]
        with translation.override(LANGUAGE):
            return reverse(self.name, kwargs=kwargs) if self.is_named else f"/{_filled(self.route, kwargs)}"


def doors(urls: str | None = None) -> list[Door]:
    """Return all doors of the URLs in force, or of that module, each once: of the languages it has one."""
    with translation.override(LANGUAGE):
        return list(_behind(get_resolver(urls), (), "", ()))


def _behind(resolver: URLResolver, spaces: tuple[str, ...], before: str, above: tuple[str, ...]) -> Iterator[Door]:
    for one in resolver.url_patterns:
        route, parameters = _joined(before, str(one.pattern)), (*above, *one.pattern.regex.groupindex)
        if isinstance(one, URLResolver):
            yield from _behind(one, (*spaces, one.namespace) if one.namespace else spaces, route, parameters)
        else:
            name = ":".join((*spaces, one.name or f"({route})"))
            yield Door(name, bool(one.name), route, parameters, one.callback)


def _joined(before: str, pattern: str) -> str:
    """Return the route as Django says it of a request: no expression begins in the middle."""
    return before + pattern.removeprefix("^") if before else pattern


def _filled(route: str, kwargs: dict[str, Any]) -> str:
    return PARAMETER.sub(lambda found: str(kwargs[found[1] or found[2]]), route)


def main() -> None:
    """Print name and view's module of each, for the side that RAAH_SIDE names."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    print(*(f"{door.name}\t{door.view.__module__}" for door in doors()), sep="\n")


if __name__ == "__main__":
    main()
