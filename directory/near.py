"""A position as the pages take it: no closer than about a kilometre, whatever the phone has sent."""

from collections.abc import Mapping

from directory.question import DEGREES, number

# Hundredths of a degree: 1.1 km from north to south, less from east to west.
DECIMALS = 2


def coarse(params: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """Return the parameters with every latitude and longitude rounded; what is no number is left to be refused."""
    return {name: list(map(_coarse, texts)) if name in DEGREES else texts for name, texts in params.items()}


def _coarse(text: str) -> str:
    degrees = number(text)
    return text if degrees is None else f"{degrees:.{DECIMALS}f}"
