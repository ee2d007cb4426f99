"""The public's doors alone, so that a process without them knows their addresses (settings.PUBLIC_URLCONF)."""

from django.conf.urls.i18n import i18n_patterns

from config.urls import Patterns, public

_plain, _spoken = public()
urlpatterns: Patterns = [*_plain, *i18n_patterns(*_spoken)]
