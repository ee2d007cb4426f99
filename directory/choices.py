"""The words a person chooses from: needs, people, languages, distances. Slugs are those of the taxonomy."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

Choices = dict[str, str | Promise]

# In the order in which they are offered: what cannot wait first.
NEEDS: Choices = {
    "medical-care": _("A doctor or hospital"),
    "shelter": _("A safe place to stay"),
    "police": _("Police"),
    "legal-aid": _("A lawyer, legal advice"),
    "counselling": _("Someone trained to talk to"),
    "psychosocial-support": _("Care and support"),
    "medico-legal": _("Medical proof"),
    "child-protection": _("Protection for a child"),
    "cyber-harassment": _("Harassment online"),
    "workplace-harassment": _("Harassment at work"),
    "economic-support": _("Money, training or work"),
    "rights-complaint": _("A complaint about rights"),
    "consular-help": _("Help from an embassy"),
    "helpline": _("A helpline"),
    "emergency": _("Help at once"),
}

AUDIENCES: Choices = {
    "women": _("Women"),
    "children": _("Children"),
    "men": _("Men"),
    "transgender": _("Transgender people"),
}

# ISO 639: the languages of Pakistan's listings, and those that most of the others name.
LANGUAGES: Choices = {
    "ur": _("Urdu"),
    "en": _("English"),
    "pa": _("Punjabi"),
    "ps": _("Pashto"),
    "sd": _("Sindhi"),
    "skr": _("Saraiki"),
    "bal": _("Balochi"),
}

# Metres, as the parameter `radius` has them.
RADII: Choices = {
    "10000": _("10 km"),
    "50000": _("50 km"),
    "100000": _("100 km"),
}

# Boolean parameters of a search, each with the value that stands for yes.
FILTERS: dict[tuple[str, str], str | Promise] = {
    ("open_now", "1"): _("Open now"),
    ("cost", "free"): pgettext_lazy("costs nothing", "Free"),
    ("remote", "1"): _("By phone or online"),
    ("accepts_minors", "1"): _("Takes in people under 18"),
    ("accessible", "1"): _("Wheelchair can enter"),
}

# How somebody knows a place that is suggested (directory.models.KnownBy).
KNOWN_BY: Choices = {
    "works-there": _("I work there"),
    "was-helped": _("I was helped there"),
    "heard-of-it": _("I know of it"),
    "official": _("An official page or paper says so"),
}

# What is wrong with a listing (directory.models.Wrong), in the order in which it is asked.
WRONG: Choices = {
    "no-answer": _("Nobody answers"),
    "dead-number": _("The number does not work"),
    "other-person": _("The number belongs to somebody else"),
    "closed": _("It does not exist any more"),
    "moved": _("It has moved"),
    "hours": _("The hours are wrong"),
    "unkind": _("They were unkind"),
    "unsafe": _("It was not safe there, or they treated somebody badly"),
    "other": _("Something else"),
}

# How a vetter can find out that a claim is true (directory.models.Proof).
PROOFS: Choices = {
    "call": _("Call the number that stands in this listing"),
    "email": _("Write to the official e-mail address"),
    "paper": _("I can show an official paper"),
}
