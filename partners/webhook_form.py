"""Where a webhook shall lead."""

from typing import TYPE_CHECKING, Final

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from partners.webhooks.targets import LONGEST_URL, fault_of

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as Lazy

FAULTS: Final[dict[str, "Lazy"]] = {
    "url": _("This is no address of a server. Write it like this: https://example.org/raah"),
    "https": _("The address must begin with https://"),
    "login": _("A name and a password must not stand in the address. The signature shows who we are."),
    "port": _("Use port 443, or one from 1024."),
    "number": _("Write a name, not the number of a machine."),
    "name": _("This name is known only in your house. Write one that everybody finds."),
}


class WebhookForm(forms.Form):
    """The address that is told."""

    use_required_attribute = False
    url = forms.CharField(
        label=_("The address of your server"),
        help_text=_("It must answer within 15 seconds. We follow no redirect."),
        max_length=LONGEST_URL,
        widget=forms.URLInput(attrs={"dir": "ltr", "autocomplete": "off"}),
        error_messages={"required": FAULTS["url"], "max_length": FAULTS["url"]},
    )

    def clean_url(self) -> str:
        """Return the address, where something may be sent to it. Its name is looked up only when something is sent."""
        url: str = self.cleaned_data["url"]
        if fault := fault_of(url, may_stay_here=settings.WEBHOOKS_MAY_STAY_HERE):
            raise forms.ValidationError(FAULTS[fault])
        return url
