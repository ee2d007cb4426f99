"""The colours can be told apart (WCAG 2.2: contrast of text, of edges and of focus), in light and in dark."""

import re

import pytest

from safety.inlined import text

# Foreground on background, and the least contrast. 7 for what is read at length, 4.5 for other text, 3 for edges.
PAIRS = [
    ("ink", "paper", 7),
    ("ink", "card", 7),
    ("ink", "calm", 7),
    ("soft", "paper", 7),
    ("soft", "card", 7),
    ("soft", "calm", 4.5),
    ("deep", "paper", 7),
    ("deep", "card", 7),
    ("deep", "calm", 7),
    ("on", "deep", 7),
    ("paper", "ink", 7),
    ("focus", "paper", 3),
    ("focus", "card", 3),
    ("focus", "calm", 3),
]


def schemes() -> dict[str, dict[str, str]]:
    """Return the colours of the stylesheet by scheme and name, as six hexadecimal digits."""
    light, dark = re.findall(r":root\{([^}]*)\}", text("raah.css"))[:2]
    return {"light": _colours(light), "dark": _colours(light) | _colours(dark)}


def _colours(rule: str) -> dict[str, str]:
    found = re.findall(r"--(\w+):#([0-9a-f]{3,6})", rule)
    return {name: value if len(value) == 6 else "".join(2 * digit for digit in value) for name, value in found}


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG, 0 for black to 1 for white."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21."""
    dark, light = sorted(map(luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("front", "back", "least"), PAIRS)
def test_what_stands_on_a_ground_can_be_told_from_it(scheme, front, back, least):
    colours = schemes()[scheme]
    assert contrast(colours[front], colours[back]) >= least


def test_the_measure_is_that_of_the_guidelines():
    assert contrast("000000", "ffffff") == pytest.approx(21)
    assert contrast("777777", "ffffff") == pytest.approx(4.48, abs=0.01)


def test_dark_is_another_scheme():
    assert schemes()["dark"]["paper"] != schemes()["light"]["paper"]
