"""The form of a whole listing: its parts one below the other, filled from a content and read as another."""

from collections.abc import Callable, Mapping
from functools import cached_property, partial
from typing import Any, Final

from django import forms
from django.conf import settings
from django.http import QueryDict

from directory.choices import AUDIENCES, LANGUAGES, NEEDS
from directory.content import Content, Fault
from directory.listing_forms.areas import AreasPart
from directory.listing_forms.choosing import KindPart, ManyPart, QuestionsPart
from directory.listing_forms.costs import CostsPart
from directory.listing_forms.dates import DatesPart
from directory.listing_forms.faults import new_faults
from directory.listing_forms.numbers import NumbersPart, OnlinePart
from directory.listing_forms.parts import Part
from directory.listing_forms.week import WeekPart
from directory.listing_forms.where import WherePart
from directory.listing_forms.words import WordsPart
from directory.models import Service
from directory.wording.fields import FIELDS
from places.models import Place

# In the order of the page: what changes most often first.
PARTS: Final[tuple[Callable[["ListingForm"], Part], ...]] = (
    partial(WordsPart, text="name"),
    NumbersPart,
    partial(WeekPart, key="week"),
    partial(WeekPart, key="ramadan"),
    DatesPart,
    WherePart,
    AreasPart,
    partial(WordsPart, text="description"),
    KindPart,
    partial(ManyPart, key="needs", words=NEEDS),
    partial(ManyPart, key="audiences", words=AUDIENCES),
    CostsPart,
    partial(ManyPart, key="spoken", words=LANGUAGES),
    QuestionsPart,
    partial(WordsPart, text="papers_asked"),
    partial(WordsPart, text="first_contact"),
    OnlinePart,
)


class ListingForm(forms.Form):
    """What staff may change of a listing. `content` is what was typed, whole, once the form is validated.

    `held` is the content that the form is filled from, `returned` maps keys to a vetter's reasons, `unfolded` are names
    of parts that are open at first.
    """

    use_required_attribute = False

    def __init__(
        self,
        sent: QueryDict | None = None,
        *,
        held: Content,
        service: Service,
        returned: Mapping[str, str] | None = None,
        unfolded: tuple[str, ...] = (),
    ) -> None:
        super().__init__(sent)
        self.held = self.content = held
        self.service, self.returned, self.unfolded = service, returned or {}, unfolded
        listings = service.service_at_locations
        self.is_hidden: bool = listings.filter(location__confidential=True).exists()
        # Of what stands somewhere already, `hide_place` takes the past away, too.
        self.may_become_hidden = not listings.exists()
        self.parts = [make(self) for make in PARTS]
        for part in self.parts:
            fields = dict(part.fields())
            part.names = tuple(fields)
            self.fields.update(fields)

    @cached_property
    def country(self) -> str:
        """Return in which country the numbers must work: where it is, else where it helps, else home."""
        ids = [self.content["place"], *self.content["areas"]]
        countries = dict(Place.objects.filter(pk__in=filter(None, ids)).values_list("pk", "country"))
        return next((countries[pk] for pk in ids if pk in countries), settings.HOME_COUNTRY)

    def clean(self) -> dict[str, Any]:
        """Read the content, and show at each field what is wrong with it."""
        said = self.cleaned_data
        # Numbers are read for the country of the place.
        for part in sorted(self.parts, key=lambda part: part.name != "where"):
            self.content = self.content | part.read(said)
        wrong = {part.name for part in self.parts if part.is_wrong()}
        for fault in new_faults(self.content, self.service):
            self._show(fault, wrong)
        return said

    def _show(self, fault: Fault, wrong: set[str]) -> None:
        """Show a fault at its field; where a part could not be read, what it holds is not what was typed."""
        part = next((part for part in self.parts if fault.key in part.keys), None)
        if part is None:
            self.add_error(None, f"{FIELDS[fault.key]}: {fault}")
        elif part.name not in wrong:
            part.refuse(part.field_of(fault), fault)

    def keep_errors_of(self, *names: str) -> None:
        """Forget what is wrong elsewhere: nothing is to be saved yet."""
        kept = {field for part in self.parts if part.name in names for field in part.names}
        for name in set(self.errors) - kept:
            del self.errors[name]

    def wrong_parts(self) -> list[Part]:
        """Return the parts in which something is wrong."""
        return [part for part in self.parts if part.is_wrong()]
