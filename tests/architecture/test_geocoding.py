"""No public page reaches what may ask a service elsewhere, and only one module knows geopy's geocoders."""

import inspect
import tomllib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from django.urls import URLPattern, URLResolver

from config.public import urlpatterns
from tests.architecture import tree

CONTRACT = "No public page looks up places elsewhere"
SETTINGS = tomllib.loads(tree.text(Path("pyproject.toml")))


def test_every_public_view_is_one_that_may_not_reach_the_geocoder():
    (contract,) = [one for one in SETTINGS["tool"]["importlinter"]["contracts"] if one["name"] == CONTRACT]
    assert contract["forbidden_modules"] == ["directory.geocoding"]
    assert "allow_indirect_imports" not in contract
    sources = tuple(contract["source_modules"])
    views = {name for name in map(_module, _views(urlpatterns)) if name.split(".")[0] in tree.PACKAGES}
    assert {"directory.views.centre", "directory.views.search"} <= views
    assert {name for name in views if not _is_in(name, (*sources, "safety", "config"))} == set()


def test_only_one_module_knows_the_geocoders():
    naming = [str(path) for path in tree.python() if "geopy.geocoders" in tree.text(path)]
    assert naming == ["directory/geocoding.py"]


def _views(patterns: Iterable[URLPattern | URLResolver]) -> Iterator[Callable]:
    for one in patterns:
        if isinstance(one, URLResolver):
            yield from _views(one.url_patterns)
        else:
            yield one.callback


def _module(view: Callable) -> str:
    view = getattr(view, "view_class", getattr(view, "cls", view))
    return inspect.unwrap(view).__module__


def _is_in(name: str, packages: tuple[str, ...]) -> bool:
    return any(name == package or name.startswith(f"{package}.") for package in packages)
