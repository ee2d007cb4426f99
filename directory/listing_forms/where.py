"""Where it is: city and district by their names, the address; of a hidden place the district alone."""

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from directory.content import Content, Fault
from directory.content.faults import FAULTS
from directory.districts import WIDE, district_around
from directory.listing_forms import naming
from directory.listing_forms.parts import Fields, Part, kept, text
from directory.scripts import content_language
from directory.templatetags.raah import path_of
from places.models import Place

if TYPE_CHECKING:
    from directory.listing_forms.listing import ListingForm

WHICH: Final = _("There are several places with this name. Choose one.")
ELSEWHERE: Final = _("%(city)s is not in %(district)s: it is in %(found)s. Write another city, or another district.")
BOX: Final = {"dir": "auto"}


class WherePart(Part):
    """City, district, address and postal code.

    `options` are, by field, the places to choose from where a name fits several. What is typed as before stays the very
    place that it was. A place that moved has no point until a vetter gives it one.
    """

    name, template = "where", "listings/where.html"
    keys = ("place", "precision", "point", "confidential", "address", "postal_code")

    def __init__(self, form: "ListingForm") -> None:
        super().__init__(form)
        self.options: dict[str, list[tuple[str, str]]] = {}
        self.place = Place.objects.filter(pk=self.held["place"]).first() if self.held["place"] else None

    @property
    def legend(self) -> Any:
        """Return what the fields say together."""
        return _("Where it is")

    def fields(self) -> Fields:
        """Yield the fields; those of the address only where the place is not hidden."""
        city, district = self._names(content_language())
        hidden = self.form.is_hidden
        if self.form.may_become_hidden:
            label = _("This place must stay hidden. Only its district is shown.")
            initial = self.held["confidential"]
            yield "confidential", forms.BooleanField(label=label, required=False, initial=initial)
        if not hidden:
            yield "city", text(_("City, town or village"), city, 120)
            yield "city_which", forms.CharField(required=False, widget=forms.HiddenInput)
        yield "district", text(_("District"), district, 120)
        yield "district_which", forms.CharField(required=False, widget=forms.HiddenInput)
        if not hidden:
            yield "address", text(_("Address, as one says it to a driver"), self.held["address"], 250)
            yield "postal_code", text(_("Postal code"), self.held["postal_code"], 20, dir="ltr")

    def read(self, said: dict[str, Any]) -> Content:
        """Return where it is."""
        hidden = self.form.is_hidden or bool(said.get("confidential"))
        address = kept(self.held["address"], said.get("address", ""))
        place = self._place(said)
        if place and hidden and (place != self.place or not self.held["confidential"]):
            place = district_around(place)
        found = {
            "confidential": hidden,
            "place": place.pk if place else None,
            "address": address,
            "postal_code": kept(self.held["postal_code"], said.get("postal_code", "")),
        }
        stays = all(self.held[key] == found[key] for key in ("place", "address", "confidential"))
        return found | {
            "precision": self.held["precision"] if stays else _precision(place),
            "point": self.held["point"] if stays else None,
        }

    def field_of(self, fault: Fault) -> str:
        """Return the field of the address, or the first of the place."""
        if fault.key in self.form.fields:
            return fault.key
        return "district" if self.form.is_hidden else "city"

    def asked(self) -> list[tuple[forms.BoundField, list[tuple[str, str]], str]]:
        """Return the fields that are seen, each with what is to be chosen from and what was chosen."""
        seen = [field for field in self.bound() if not field.name.endswith("_which")]
        return [(field, self.options.get(field.name, []), str(self.form.data.get(f"{field.name}_which", "")))
                for field in seen]  # fmt: skip

    def _names(self, language: str) -> tuple[str, str]:
        """Return city and district of what is held, as the form has them in a language."""
        if self.place is None:
            return "", ""
        if self.form.is_hidden:
            return "", self.place.said_in(language)
        district = district_around(self.place)
        city = "" if self.place.kind in WIDE else self.place.said_in(language)
        return city, district.said_in(language) if district else ""

    def _place(self, said: dict[str, Any]) -> Place | None:
        city, district = said.get("city", ""), said.get("district", "")
        if any((city, district) == self._names(language) for language in ("en", "ur")):
            return self.place
        around = self._one("district", district, naming.districts(district)) if district else None
        if not city or (district and around is None):
            return around
        found = naming.places(city, around)
        if around and not found and (others := naming.places(city)):
            words = {"city": city, "district": path_of(around), "found": path_of(others[0])}
            self.refuse("city", ELSEWHERE % words)
            return self.place
        return self._one("city", city, found)

    def _one(self, field: str, typed: str, found: list[Place]) -> Place | None:
        """Return the one place that is meant; where that is not clear, ask and return what is held."""
        which = self.form.data.get(f"{field}_which", "")
        chosen = found if len(found) == 1 else [place for place in found if place.pk == which]
        if chosen:
            return chosen[0]
        self.options[field] = [(place.pk, path_of(place)) for place in found]
        self.refuse(field, WHICH if found else FAULTS["unknown-place"] % {"found": typed})
        return None


def _precision(place: Place | None) -> str:
    if place is None:
        return ""
    return "district" if place.kind in WIDE else "city"
