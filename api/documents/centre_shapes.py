"""The shapes of the map: GeoJSON (RFC 7946)."""

from api.documents.shapes import NUMBER, UUID, YES_NO, Schema, fields, list_of, one_of, said, shape

POSITION: Schema = {"type": "array", "prefixItems": [NUMBER, NUMBER], "minItems": 2, "maxItems": 2}
CENTRES: dict[str, Schema] = {
    "Centre": fields(
        {
            "type": one_of("Feature"),
            "id": UUID,
            "geometry": fields(
                {
                    "type": one_of("Point"),
                    "coordinates": said(
                        POSITION,
                        "Longitude, latitude. A door only where `precision` is exact; else the middle of a city or "
                        "district, the same for all that are known by it.",
                    ),
                }
            ),
            "properties": shape("Found"),
        }
    ),
    "Centres": fields(
        {
            "type": one_of("FeatureCollection"),
            "more": said(YES_NO, "There are more than these 500, which are the nearest to the middle: ask for less."),
            "features": list_of(shape("Centre")),
        }
    ),
}
