"""Which places it serves: those that stand there, to be taken out, and more by their names."""

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from directory.content import Content, Fault
from directory.content.faults import FAULTS
from directory.listing_forms import naming
from directory.listing_forms.parts import Fields, Part, same_order, text
from directory.listing_forms.where import WHICH
from directory.templatetags.raah import path_of
from places.models import Place

if TYPE_CHECKING:
    from directory.listing_forms.listing import ListingForm

MORE: Final = 3


class AreasPart(Part):
    """Areas served. `options` are, by field, the places to choose from where a name fits several."""

    name, keys, template = "areas", ("areas",), "listings/areas.html"

    def __init__(self, form: "ListingForm") -> None:
        super().__init__(form)
        self.options: dict[str, list[tuple[str, str]]] = {}
        self.places = Place.objects.in_bulk(self.held["areas"])

    def fields(self) -> Fields:
        """Yield the boxes to untick, and empty lines for more."""
        choices = [(pk, path_of(self.places[pk]) if pk in self.places else pk) for pk in self.held["areas"]]
        if choices:
            yield (
                "areas",
                forms.MultipleChoiceField(
                    label=self.legend,
                    choices=choices,
                    initial=self.held["areas"],
                    required=False,
                    widget=forms.CheckboxSelectMultiple,
                ),
            )
        for at in range(MORE):
            yield f"areas-{at}", text(_("Another city, district or province"), "", 120)

    def read(self, said: dict[str, Any]) -> Content:
        """Return the ids of the areas."""
        more = [self._one(f"areas-{at}", said.get(f"areas-{at}", "")) for at in range(MORE)]
        chosen = [*said.get("areas", []), *(pk for pk in more if pk)]
        return {"areas": same_order(self.held["areas"], chosen)}

    def field_of(self, fault: Fault) -> str:
        """Return the boxes where there are any."""
        return "areas" if self.held["areas"] else "areas-0"

    def more(self) -> list[tuple[forms.BoundField, list[tuple[str, str]], str]]:
        """Return the lines for more, each with what is to be chosen from and what was chosen."""
        names = [f"areas-{at}" for at in range(MORE)]
        return [(self.form[name], self.options.get(name, []), str(self.form.data.get(f"{name}_which", "")))
                for name in names]  # fmt: skip

    def boxes(self) -> forms.BoundField | None:
        """Return the boxes; None where there is no area yet."""
        return self.form["areas"] if self.held["areas"] else None

    def _one(self, field: str, typed: str) -> str:
        """Return the id of the place that is meant; empty where nothing is typed, or where it must be asked."""
        found = naming.places(typed) if typed else []
        which = self.form.data.get(f"{field}_which", "")
        chosen = found if len(found) == 1 else [place for place in found if place.pk == which]
        if typed and not chosen:
            self.options[field] = [(place.pk, path_of(place)) for place in found]
            self.refuse(field, WHICH if found else FAULTS["unknown-place"] % {"found": typed})
        return str(chosen[0].pk) if chosen else ""
