"""The doors of the guides; the language stands before them (config/urls.py)."""

from django.urls import URLPattern

app_name = "guides"

urlpatterns: list[URLPattern] = []
