"""Finds positions in a text that `plain_text.plain` has read: coordinates, codes of places, links to maps."""

import re

_LINKS = (
    r"(?:maps|map)\.google\.\w|google(?:\.\w{2,3}){1,2}/(?:maps|local)|goo\.gl/maps|maps\.app\.goo\.gl|g\.co/maps|g\.page/"
    r"|googlemaps://|maps\.apple\.com|\bmaps?://|maps\.apple/|(?:openstreetmap|osm)\.org|\bosm\.(?:li|to)/"
    r"|osmand\.net/(?:go|map)|ge0\.me/|\bge0:|organicmaps\.app|\bom\.(?:org|app)/|omaps\.app"
    r"|\bwaze(?:\.com|://)|(?:wego|share|maps)\.here\.com|\bher\.e/|bing\.com/maps|binged\.it|yandex(?:\.\w{2,3}){1,2}/maps"
    r"|wikimapia\.org|mapcarta\.com|maps\.me\b|mapy\.(?:cz|com)|mapquest\.com|maps\.baidu|openstreetmap\.de"
    r"|what3words\.com|\bw3w\.(?:co|me|io)\b|what3words://|plus\.codes|geohack|toolforge\.org/geo|\bgeo:\s?-?\d"
)
_DEGREES = r"[-+]?\d{1,3}\.\d"
# Close enough to find a house by; with a comma only where it can be no sum of money.
_CLOSE = r"[-+]?\d{1,3}(?:\.\d{3,15}|,\d{4,15})"
_POSITIONS = (
    # 31.5204, 74.3587, with or without signs of degrees and letters of the sky.
    rf"(?<![\d.,]){_CLOSE}\s?°?\s?[nsew]?\s?[,;/ ]\s?(?:and\s|aur\s)?[nsew]?\s?{_CLOSE}(?![.\d])",
    rf"(?<![\d.]){_DEGREES}{{1,15}}\s?°?\s?[ns]\b[\s,;/]{{0,3}}{_DEGREES}{{1,15}}\s?°?\s?[ew]\b",
    rf"\b[ns]\s?{_DEGREES}{{1,15}}°?[\s,;/]{{0,3}}[ew]\s?{_DEGREES}{{1,15}}",
    rf"(?<![\d.]){_DEGREES}{{2,15}}\s?°",
    r"\b(?:lat|latitude|lng|lon|longitude|عرض بلد|طول بلد)\b[\s\"':=]{0,4}[-+]?\d{1,3}\.\d",
    # 31° 33' 26", 31 deg 33 min.
    r"(?<!\d)\d{1,3}\s?(?:°|deg(?:rees?)?\b\.?)\s?\d{1,2}(?:\.\d+)?\s?(?:'|\"|min)",
    r"(?<!\d)\d{1,3}-\d{1,2}-\d{1,2}(?:\.\d+)?\s?[ns]\b",
    # Where a map's link has its point.
    r"[!@]3?d?-?\d{1,3}\.\d{3,}[,!]",
    # Plus codes, which have a letter; a sum has none.
    r"(?<!\w)(?=[\d+]{0,12}[cfghjmpqrvwx])(?:[2-9cfghjmpqrvwx]{8}|[2-9cfghjmpqrvwx]{6}|[2-9cfghjmpqrvwx]{4})"
    r"\+[2-9cfghjmpqrvwx]{2,5}(?!\w)",
    # Three words that name a square of three metres.
    r"(?<![/\w:])///\s?[^\W\d_]{2,30}\.[^\W\d_]{2,30}\.[^\W\d_]{2,30}",
)
_MAPS = re.compile("|".join((_LINKS, *_POSITIONS)))


def map_like(said: str) -> str | None:
    """Return the first position, or link to one, in a text that `plain` has read; None when there is none."""
    found = _MAPS.search(said)
    return found[0].strip() if found else None
