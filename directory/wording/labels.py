"""The notes that sources print beside numbers and costs. A closed list, so that they can be said in any language."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

LABELS = frozenset(
    {
        gettext_noop("24 hours"),
        gettext_noop("24/7 consular"),
        gettext_noop("Authority office"),
        gettext_noop("Bolo, provincial line"),
        gettext_noop("Commission office"),
        gettext_noop("Department office"),
        gettext_noop("District Police Officer"),
        gettext_noop("Dutch-speaking line"),
        gettext_noop("French-speaking line"),
        gettext_noop("Hyderabad, psychiatry institute"),
        gettext_noop("Karachi office"),
        gettext_noop("Karachi, Jinnah hospital"),
        gettext_noop("WhatsApp calls and texts"),
        gettext_noop("anonymous complaints"),
        gettext_noop("ask for the women's desk"),
        gettext_noop("children"),
        gettext_noop("free"),
        gettext_noop("free (0800 line)"),
        gettext_noop("free EU number"),
        gettext_noop("free call"),
        gettext_noop("free from Finland; charged from abroad"),
        gettext_noop("free within Finland"),
        gettext_noop("free, whatever the nationality or residence status"),
        gettext_noop("freephone"),
        gettext_noop("from US and Canada"),
        gettext_noop("from abroad"),
        gettext_noop("general"),
        gettext_noop("general inquiries"),
        gettext_noop("head office"),
        gettext_noop("helpline"),
        gettext_noop("helpline centre (2019)"),
        gettext_noop("landline"),
        gettext_noop("low-cost call (2018)"),
        gettext_noop("migrant women, several languages"),
        gettext_noop("ministry line"),
        gettext_noop("minorities desk"),
        gettext_noop("mobile"),
        gettext_noop("office"),
        gettext_noop("police control room"),
        gettext_noop("police emergency line"),
        gettext_noop("pro-bono lawyers"),
        gettext_noop("provincial child line"),
        gettext_noop("provincial line"),
        gettext_noop("provincial women's line"),
        gettext_noop("second line"),
        gettext_noop("short code"),
        gettext_noop("switchboard"),
        gettext_noop("text"),
        gettext_noop("text line"),
        gettext_noop("text, English only"),
        gettext_noop("then press 7"),
        gettext_noop("third line"),
        gettext_noop("three lines 48 to 50"),
        gettext_noop("toll-free"),
        gettext_noop("toll-free short code"),
        gettext_noop("two lines 56 and 57"),
    }
)
# What somebody has to type or to hear just so, in any language.
PROPER = frozenset({"800-656-HOPE", "800-799-SAFE", "TINA", "TTY", "UAN", "WhatsApp", "text START"})


def say_label(label: str) -> str:
    """Return a source's note in the language of the page; one that is not on the list stays as it is."""
    return _(label) if label in LABELS else label
