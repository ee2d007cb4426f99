"""Names that would confuse, and names that guard."""

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps

from tests.architecture import tree

OURS = [model for model in apps.get_models() if model.__module__.split(".")[0] in tree.PACKAGES]
DIRECTORY = [model for model in OURS if model._meta.app_label == "directory"]
# Where vetters' code lives. Nobody else may name what the public must never see.
VETTERS = (
    "directory/models/",
    "directory/catalogue/",
    "directory/content/",
    "directory/actions/",
    "directory/queues/",
    "directory/call_sheet.py",
    "directory/views/vetting/",
)
TELLING = re.compile(r"^\d{4}_(?!auto|alter|initial)[a-z]")
HIDDEN = {"evidence", "Evidence", "EvidenceKind", "Source", "sources", "Suggestion", "ListingReport"}


def test_nothing_is_called_services_because_a_service_is_a_thing_somebody_offers():
    assert [path for path in tree.files() if path.suffix == ".py" and "services" in (path.stem, *path.parts[:-1])] == []


def test_no_model_is_called_request_because_a_request_is_what_a_browser_sends():
    assert [model for model in OURS if model.__name__ == "Request"] == []


@pytest.mark.parametrize("model", DIRECTORY, ids=lambda model: model.__name__)
def test_a_model_with_a_public_door_has_no_unnamed_door(model):
    if hasattr(model, "public"):
        assert not hasattr(model, "objects")
        assert hasattr(model, "everything")


def test_what_belongs_to_a_service_has_a_public_door():
    named = {model.__name__ for model in DIRECTORY if hasattr(model, "public")}
    assert named >= {"Organization", "Service", "Location", "ServiceAtLocation"}


def test_only_vetters_code_names_what_the_public_must_never_see():
    others = [path for path in tree.python("directory", "api", "safety") if not str(path).startswith(VETTERS)]
    assert {str(path): taken for path in others if (taken := _names_taken(path) & HIDDEN)} == {}


def test_a_migration_says_what_it_does():
    migrations = [path for path in tree.python(migrations=True) if path.parent.name == "migrations"]
    assert [path for path in migrations if path.name != "__init__.py" and not TELLING.match(path.stem)] == []


def _names_taken(path: Path) -> set[str]:
    """Return what a file imports from the directory's models, and the parts of the lookups it makes."""
    found: set[str] = set()
    for node in ast.walk(tree.tree(path)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("directory.models"):
            found |= {alias.name for alias in node.names} | set((node.module or "").split("."))
        elif isinstance(node, ast.Attribute):
            found.add(node.attr)
        elif isinstance(node, ast.keyword) and node.arg:
            found |= set(node.arg.split("__"))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and "__" in node.value:
            found |= set(node.value.split("__"))
    return found
