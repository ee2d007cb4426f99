"""Numbers, e-mail addresses and the website."""

from typing import Any, Final

import phonenumbers
from django import forms
from django.utils.translation import gettext_lazy as _

from directory.content import Content, Fault
from directory.content.faults import FAULTS
from directory.forms import WebAddress
from directory.listing_forms.parts import Fields, Part, kept, select, text, tidy
from directory.phones import BETWEEN_DIGITS, is_short_code, plain_digits
from directory.wording.fields import PHONE_KINDS

MOST_NUMBERS: Final = 6
MOST_EMAILS: Final = 5


class NumbersPart(Part):
    """The numbers that are the service's own, in the order in which they are to be tried."""

    name, keys, template = "phones", ("phones",), "listings/numbers.html"

    def fields(self) -> Fields:
        """Yield number, kind and note of each row."""
        for at in range(self._rows()):
            row = self.held["phones"][at] if at < len(self.held["phones"]) else {}
            yield (
                f"phones-{at}-number",
                text(_("Number, as one dials it"), row.get("published", ""), 60, type="tel", dir="ltr"),
            )
            kinds = list(PHONE_KINDS.items())
            yield f"phones-{at}-kind", select(_("For"), kinds, row.get("kind", "voice"))
            yield f"phones-{at}-label", text(_("Note, such as: free, or 9 to 5"), row.get("label", ""), 120)

    def rows(self) -> list[list[forms.BoundField]]:
        """Return the fields of each row."""
        bound = self.bound()
        return [bound[at : at + 3] for at in range(0, len(bound), 3)]

    def read(self, said: dict[str, Any]) -> Content:
        """Return the numbers, each with what is dialled."""
        found = [row for at in range(self._rows()) if (row := self._row(at, said))]
        return {"phones": found}

    def field_of(self, fault: Fault) -> str:
        """Return the row of a number; of one that stands there twice, the second."""
        typed = [plain_digits(self.form.cleaned_data.get(f"phones-{at}-number", "")) for at in range(self._rows())]
        found = plain_digits(tidy(fault.words.get("found", "")))
        at = [at for at, number in enumerate(typed) if number == found] or [0]
        return f"phones-{at[-1] if fault.code == 'twice' else at[0]}-number"

    def _rows(self) -> int:
        held = len(self.held["phones"])
        return self.count("phones-{}-number", min(held + 2, max(held, MOST_NUMBERS)), max(held, MOST_NUMBERS))

    def _row(self, at: int, said: dict[str, Any]) -> dict[str, str] | None:
        typed, kind = said.get(f"phones-{at}-number", ""), said.get(f"phones-{at}-kind") or "voice"
        if not typed:
            return None
        held = [row for row in self.held["phones"] if tidy(row["published"]) == typed]
        held.sort(key=lambda row: row["kind"] != kind)
        same = held[0] if held else {"published": plain_digits(typed), "label": ""} | self._dialled(at, typed)
        label = kept(same["label"], said.get(f"phones-{at}-label", ""))
        return {**same, "kind": kind, "label": label}

    def _dialled(self, at: int, typed: str) -> dict[str, str]:
        """Return what is dialled from inside the country."""
        digits = BETWEEN_DIGITS.sub("", plain_digits(typed))
        if is_short_code(digits, self.form.country):
            return {"dial": digits, "e164": ""}
        try:
            number = phonenumbers.parse(digits, self.form.country)
        except phonenumbers.NumberParseException:
            self.refuse(f"phones-{at}-number", FAULTS["bad-number"] % {"found": typed})
            return {"dial": digits, "e164": ""}
        e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
        return {"dial": e164, "e164": e164}


class OnlinePart(Part):
    """E-mail addresses and the website."""

    name, keys = "online", ("emails", "url")

    @property
    def legend(self) -> Any:
        """Return what both are called."""
        return _("E-mail and website")

    def fields(self) -> Fields:
        """Yield the addresses, one more than there are, and the website."""
        for at in range(self._rows()):
            held = self.held["emails"][at] if at < len(self.held["emails"]) else ""
            yield f"emails-{at}", text(_("E-mail address"), held, 254, type="email", dir="ltr")
        yield "url", WebAddress(label=_("Website"), initial=self.held["url"], max_length=500)

    def read(self, said: dict[str, Any]) -> Content:
        """Return both."""
        emails = [typed for at in range(self._rows()) if (typed := said.get(f"emails-{at}", ""))]
        return {"emails": emails, "url": kept(self.held["url"], said.get("url", ""))}

    def field_of(self, fault: Fault) -> str:
        """Return the row of an address."""
        if fault.key == "url":
            return "url"
        found = fault.words.get("found", "")
        typed = (f"emails-{at}" for at in range(self._rows()))
        return next((name for name in typed if found in self.form.cleaned_data.get(name, "")), "emails-0")

    def _rows(self) -> int:
        held = len(self.held["emails"])
        return self.count("emails-{}", held + 1, max(held, MOST_EMAILS))
