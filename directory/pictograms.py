"""A small drawing for each need, for somebody who reads little. Drawn by us on a grid of 16 units, as lines."""

from django.utils.safestring import SafeString, mark_safe

# The `d` of one path each; the stylesheet gives the lines their colour.
PATHS = {
    "medical-care": "M6 2h4v4h4v4h-4v4H6v-4H2V6h4z",
    "shelter": "M2 8l6-6 6 6v6h-4v-4H6v4H2z",
    "police": "M8 1l6 2v5c0 3-3 6-6 7-3-1-6-4-6-7V3zM5 8l2 2 4-4",
    "legal-aid": "M8 2v12M5 14h6M3 4h10M3 4L1 9h4zM13 4l-2 5h4z",
    "counselling": "M2 2h12v9H8l-4 4v-4H2zM5 6h6",
    "psychosocial-support": "M8 14C4 11 1 8 1 5a3 3 0 017-1 3 3 0 017 1c0 3-3 6-7 9z",
    "medico-legal": "M3 3h10v12H3zM6 1h4v3H6zM8 7v4M6 9h4",
    "child-protection": "M8 6a2 2 0 100-4 2 2 0 000 4M3 6c3 3 7 3 10 0M8 8v3l-3 4M8 11l3 4",
    "cyber-harassment": "M4 1h8v14H4zM8 4v5M8 12v.1",
    "workplace-harassment": "M1 5h14v9H1zM5 5V2h6v3M1 9h14",
    "economic-support": "M1 4h14v8H1zM10 8a2 2 0 11-4 0 2 2 0 014 0",
    "rights-complaint": "M3 1h7l3 3v11H3zM6 7h4M6 11h4",
    "consular-help": "M15 8A7 7 0 111 8a7 7 0 0114 0zM1 8h14M8 1c-4 4-4 10 0 14 4-4 4-10 0-14",
    "helpline": "M3 2h3l1 4-2 1a8 8 0 004 4l1-2 4 1v3a1 1 0 01-1 1A11 11 0 012 3a1 1 0 011-1z",
    "emergency": "M8 2l7 12H1zM8 6v4M8 12v.1",
}


def pictogram(need: str) -> SafeString:
    """Return the drawing of a need as SVG that a screen reader passes over; nothing for what has none."""
    path = PATHS.get(need)
    return mark_safe(f'<svg aria-hidden="true" viewBox="0 0 16 16"><path d="{path}"/></svg>' if path else "")  # noqa: S308
