"""A trigger that refuses a confidential location at a place closer than its district.

Where the gazetteer has no district above a city (outside Pakistan), the city is the closest that may be said.
"""

from django.db import migrations

FORWARD = """
create function directory_refuse_close_confidential() returns trigger language plpgsql as $$
begin
  if new.confidential and exists (
    select from places_place place
      join places_place above on above.number = any (place.ancestors)
     where place.id = new.place_id
       and place.kind in ('tehsil', 'city', 'town', 'village', 'area')
       and above.kind in ('district', 'division')
  ) then
    raise exception 'a confidential place is known by its district only' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger confidential_places_are_known_by_district before insert or update on directory_location
  for each row execute function directory_refuse_close_confidential();
"""
BACKWARD = """
drop trigger confidential_places_are_known_by_district on directory_location;
drop function directory_refuse_close_confidential();
"""


class Migration(migrations.Migration):
    dependencies = [("directory", "0003_cards"), ("places", "0002_gazetteer")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
