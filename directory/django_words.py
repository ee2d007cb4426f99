"""Sentences of Django's own that a form may say. Django's Urdu is half done, so ours is shipped with the other strings.

A form of ours says its own, plainer sentences; these stand behind them, for what nobody thought of.
"""

from django.utils.translation import gettext_noop as _
from django.utils.translation import ngettext_lazy

FIELDS = (
    _("This field is required."),
    _("Enter a whole number."),
    _("Enter a number."),
    _("Enter a valid date."),
    _("Enter a valid time."),
    _("Enter a valid URL."),
    _("Enter a valid UUID."),
    _("Select a valid choice. %(value)s is not one of the available choices."),
    _("Enter a list of values."),
)
VALIDATORS = (
    _("Enter a valid value."),
    _("Enter a valid domain name."),
    _("Enter a valid email address."),
    _("Enter a valid integer."),
    _("Null characters are not allowed."),
    _("Ensure this value is %(limit_value)s (it is %(show_value)s)."),
    _("Ensure this value is less than or equal to %(limit_value)s."),
    _("Ensure this value is greater than or equal to %(limit_value)s."),
)
LENGTHS = (
    ngettext_lazy(
        "Ensure this value has at least %(limit_value)d character (it has %(show_value)d).",
        "Ensure this value has at least %(limit_value)d characters (it has %(show_value)d).",
        "limit_value",
    ),
    ngettext_lazy(
        "Ensure this value has at most %(limit_value)d character (it has %(show_value)d).",
        "Ensure this value has at most %(limit_value)d characters (it has %(show_value)d).",
        "limit_value",
    ),
)
