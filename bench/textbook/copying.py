"""Copies the listings of one database of the bench into the textbook's tables."""

from typing import LiteralString

import psycopg

# From ours to theirs: what is copied into which columns. Only what has a public point can be found by distance.
COPIES: tuple[tuple[LiteralString, LiteralString], ...] = (
    (
        "textbook_organization (id, name)",
        """select row_number() over (order by body.id), coalesce(name.text, '') from directory_organization body
             left join directory_organizationtext name on name.of_id = body.id and name.field = 'name'
              and name.language = 'en'""",
    ),
    (
        "textbook_centre (id, name, organization_id, point, place, assurance, source_date, always_open)",
        """with body as (select id, row_number() over (order by id) as number from directory_organization)
           select listing.id, name.text, body.number,
                  format('SRID=4326;POINT(%s %s)', card.longitude, card.latitude), card.place_name,
                  service.assurance, service.source_date, listing.always_open
             from directory_card card
             join directory_serviceatlocation listing on listing.id = card.service_at_location_id
             join directory_service service on service.id = listing.service_id
             join body on body.id = service.organization_id
             join directory_servicetext name on name.of_id = service.id and name.field = 'name'
              and name.language = 'en'
            where card.language = 'en' and card.latitude is not null order by card.id""",
    ),
    (
        "textbook_need (id, slug)",
        "select number, slug from directory_taxonomyterm order by number",
    ),
    (
        "textbook_centre_needs (centre_id, need_id)",
        """select listing.id, term.number from directory_card card
             join directory_serviceatlocation listing on listing.id = card.service_at_location_id
             join directory_service_terms link on link.service_id = listing.service_id
             join directory_taxonomyterm term on term.id = link.taxonomyterm_id
            where card.language = 'en' and card.latitude is not null""",
    ),
    (
        "textbook_phone (centre_id, number, label)",
        """select listing.id, phone.published, phone.label from directory_card card
             join directory_serviceatlocation listing on listing.id = card.service_at_location_id
             join directory_phone phone on phone.service_id = listing.service_id
            where card.language = 'en' and card.latitude is not null""",
    ),
    (
        "textbook_hours (centre_id, weekday, opens_at, closes_at)",
        """select listing.id, hours.weekday, hours.opens_at, hours.closes_at from directory_card card
             join directory_serviceatlocation listing on listing.id = card.service_at_location_id
             join directory_schedule hours on hours.service_at_location_id = listing.id
            where card.language = 'en' and card.latitude is not null and hours.kind = 'regular'
              and hours.weekday is not null and hours.opens_at is not null and hours.closes_at is not null""",
    ),
)


def copy(ours_url: str, theirs_url: str) -> None:
    """Copy everything, table by table, as a stream."""
    with psycopg.connect(ours_url) as ours, psycopg.connect(theirs_url, autocommit=True) as theirs:
        for into, select in COPIES:
            _copy(ours, theirs, into, select)
        theirs.execute("vacuum analyze")


def _copy(ours: psycopg.Connection, theirs: psycopg.Connection, into: LiteralString, select: LiteralString) -> None:
    out, to = f"copy ({select}) to stdout", f"copy {into} from stdin"
    with ours.cursor().copy(out) as read, theirs.cursor().copy(to) as written:
        for piece in read:
            written.write(piece)
