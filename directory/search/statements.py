# ruff: noqa: S608  (the parts are constants of this file; every value is a parameter)
"""The SQL of a search. The filter stands inside the nearest-neighbour index; ties are ordered here, not by chance."""

from functools import cache

from directory.models.card import LANGUAGES
from places.nearest import CITY

# What is ready of a card: for pages, and for programs.
HTML, JSON = FORMS = ("html", "json")
COLUMNS = """card.service_at_location_id, card.latitude, card.longitude, card.precision, card.place, card.place_name,
 card.hours, card.:form:"""
# Of two centres at the same distance: confirmed first, then with a number of their own, then the fresher, then by key.
RANK = "card.trust desc, card.own_phone desc, card.fresh_on desc, card.service_at_location_id"
CHORD = "card.ecef <-> %(point)s::cube"
# Whether the card's place lies around the person's, or in it.
SHARED = "card.place = any(:above:) or card.ancestors @> array[:here:]"
MATCHING = "card.language = :language: and card.ecef is not null and card.tags @> %(tags)s::int[]"

NEAREST = f"""
select {COLUMNS}, {SHARED}, {CHORD} as chord
  from directory_card card
 where {MATCHING}
 order by {CHORD}, {RANK}
 limit %(limit)s"""

# Whoever may be open now: looked through from the nearest on, but never more than `bound` of them.
NEAREST_OPEN = f"""
select {COLUMNS}, {SHARED}, chord
  from (select card.*, {CHORD} as chord
          from directory_card card
         where {MATCHING}
         order by {CHORD}, {RANK}
         limit %(bound)s) card
 where card.may_open @> %(minute)s::int
 order by chord, {RANK}
 limit %(limit)s"""

# Far away the chord is only nearly the order: of the next by chord, all that can be among the nearest, to be measured
# exactly. In index order, for a box around a chord of thousands of kilometres holds whole cities beyond it.
CANDIDATES = f"""
select id, latitude, longitude, hours
  from (select card.*, {CHORD} as chord
          from directory_card card
         where {MATCHING}
         order by {CHORD}
         limit %(limit)s) card
 where chord <= %(chord)s::float8
 order by {RANK}"""

# In a part of a map; the cube around it finds, degrees decide. The date line has two longitudes, a pole has all.
INSIDE = f"""
select {COLUMNS}, true, 0.0::float8
  from directory_card card
 where {MATCHING} and card.ecef <@ %(box)s::cube
   and card.latitude between %(south)s::float8 and %(north)s::float8
   and (abs(card.latitude) = 90 or case when %(west)s::float8 <= %(east)s::float8
        then card.longitude between %(west)s::float8 and %(east)s::float8
             or card.longitude = 180 and %(west)s::float8 = -180
        else card.longitude >= %(west)s::float8 or card.longitude <= %(east)s::float8 end)
   and (%(minute)s::int is null or card.may_open @> %(minute)s::int)
 order by {CHORD}, card.service_at_location_id
 limit %(limit)s"""

CHOSEN = f"""
select {COLUMNS}, {SHARED}, 0.0::float8
  from unnest(%(ids)s::bigint[]) with ordinality chosen (id, position)
  join directory_card card using (id)
 order by position"""

# Whom help from afar serves is said instead of where its office stands: the area of its that holds the person.
SERVED = "case when :language: = 'ur' and area.name_ur <> '' then area.name_ur else area.name end"
SERVES = "card.language = :language: and card.areas <> '{}'"

# Helplines of some areas, each as often as it serves one of them.
LINES = f"""
select area.number, card.tags, {COLUMNS.replace("card.place_name", SERVED)}, true, 0.0::float8
  from directory_card card cross join lateral unnest(card.areas) within (number) join places_place area using (number)
 where {SERVES} and card.own_phone and card.areas && %(areas)s::int[] and number = any(%(areas)s::int[])
 order by {RANK}"""

# Help from afar: what serves the narrowest area around the person first.
COVERING = f"""
select {COLUMNS.replace("card.place_name", SERVED)}, true, 0.0::float8
  from directory_card card
  cross join lateral (select min(position) from unnest(:above:) with ordinality above (number, position)
                       where number = any(card.areas)) narrow (narrowness)
  join places_place area on area.number = (:above:)[narrowness]
 where {SERVES} and card.areas && :above: and card.tags @> %(fitting)s::int[]
 order by narrowness, {RANK}
offset %(offset)s limit %(most)s"""

# The state of the directory: another one after every change of what is public, and with other places. The version
# alone would come again where a transaction is undone; with the transaction that wrote the row it does not.
MARK = """(select concat_ws(' ', version.number, version.xmin, (select digest from places_edition limit 1))
    from directory_catalogueversion version where version.id = 1)"""

# The person's place: as it was given, or the city nearest to a bare position.
GIVEN = "select %(here)s::int as number, %(above)s::int[] as ancestors, null::text as place"
BARE = f"select number, ancestors, row_to_json(city)::text as place from ({CITY}) city"

# All that most searches need, at once: whose place it is, the state of the directory, the nearest centres.
FIRST = f"""
with person as materialized (:person:)
select 0, null::uuid, null::float8, null::float8, '', number, {MARK}, '', place, null::bool, null::float8 from person
union all
select 1, near.* from (:nearest:) near"""


@cache
def first(nearest: str, *, is_bare: bool) -> str:
    """Return the first statement of a search, with NEAREST or NEAREST_OPEN in it."""
    whole = FIRST.replace(":person:", BARE if is_bare else GIVEN).replace(":nearest:", nearest)
    above, here = "(select ancestors from person)::int[]", "(select number from person)::int"
    return whole.replace(":above:", above).replace(":here:", here)


@cache
def stated(statement: str, language: str, form: str) -> str:
    """Return the statement for the cards of one language, in one of FORMS.

    The language stands in the text, not in a parameter, because each language has an index of its own. Only the form
    that is sent is read: the other one is as long again.
    """
    if language not in LANGUAGES or form not in FORMS:
        raise ValueError(f"there are no cards in {language!r} as {form!r}")
    return (
        statement.replace(":language:", f"'{language}'")
        .replace(":form:", form)
        .replace(":above:", "%(above)s::int[]")
        .replace(":here:", "%(here)s::int")
    )
