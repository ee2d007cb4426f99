"""docs/threat-model.md says of every column what it shows. A column that it does not name fails here."""

import re

from django.apps import apps

from config.env import BASE_DIR

ROW = re.compile(r"^\| `(\w+)` \| ([^|]+) \|", re.MULTILINE)


def said() -> dict[str, set[str]]:
    text = (BASE_DIR / "docs" / "threat-model.md").read_text(encoding="utf-8")
    found: dict[str, set[str]] = {}
    for table, columns in ROW.findall(text):
        found.setdefault(table, set()).update(re.findall(r"`(\w+)`", columns))
    return found


def test_every_plaintext_column_is_named_with_what_it_shows():
    schema = {
        model._meta.model_name: {field.name for field in model._meta.concrete_fields}
        for model in apps.get_app_config("referrals").get_models()
    }
    assert said() == schema


def test_nothing_of_the_flow_is_shown_in_the_systems_pages():
    from django.contrib import admin

    shown = {model._meta.app_label for model in admin.site._registry}
    assert "referrals" not in shown
