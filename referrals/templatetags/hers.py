"""What her pages say through."""

from datetime import date

from django import template

register = template.Library()


@register.filter
def date_said(day: date) -> str:
    """Say a day in figures, as they are the same in Urdu and English: "26.11.2026"."""
    return f"{day.day}.{day.month}.{day.year}"
