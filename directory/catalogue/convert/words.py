"""The source's closed words, and the project's."""

import re
from typing import Any

NEEDS = {
    "emergency": "emergency",
    "medical care": "medical-care",
    "medico-legal examination": "medico-legal",
    "psychological counselling": "counselling",
    "psychosocial support": "psychosocial-support",
    "legal aid": "legal-aid",
    "shelter": "shelter",
    "helpline": "helpline",
    "child protection": "child-protection",
    "cyber-harassment": "cyber-harassment",
    "workplace-harassment complaint": "workplace-harassment",
    "police": "police",
    "economic support": "economic-support",
}

# The source had no word of its own for these bodies, and says so in its notes.
COMPLAINTS = {"legal-aid": "rights-complaint"}
CONSULATE = {"emergency": "consular-help"}
BETTER_NEEDS = {
    "gb-fcdo-abroad": CONSULATE,
    "pk-bhc-consular": CONSULATE,
    "us-state-ocs": CONSULATE,
    **dict.fromkeys(
        (
            "pk-gb-commission",
            "pk-hrcp",
            "pk-kp-hr-directorate",
            "pk-kp-kpcsw",
            "pk-mohr-regional-karachi",
            "pk-mohr-regional-lahore",
            "pk-mohr-regional-peshawar",
            "pk-mohr-regional-quetta",
            "pk-nchr",
            "pk-nchr-balochistan",
            "pk-nchr-kp",
            "pk-nchr-punjab",
            "pk-nchr-sindh",
            "pk-ncsw",
            "pk-sd-hr-dept",
            "pk-sd-scsw",
            "pk-sd-shrc",
        ),
        COMPLAINTS,
    ),
}

AUDIENCES = ("women", "children", "men", "transgender")

LANGUAGES = {
    "Balochi": "bal", "Bengali": "bn", "Cambodian": "km", "Chinese": "zh", "Dutch": "nl", "English": "en",
    "Finnish": "fi", "French": "fr", "German": "de", "Greek": "el", "Gujarati": "gu", "Hindi": "hi",
    "Indonesian": "id", "Japanese": "ja", "Korean": "ko", "Malay": "ms", "Mandarin": "zh", "Pashto": "ps",
    "Punjabi": "pa", "Saraiki": "skr", "Sindhi": "sd", "Sinhala": "si", "Swedish": "sv", "Tamil": "ta", "Thai": "th",
    "Urdu": "ur", "Vietnamese": "vi",
}  # fmt: skip

# What the words say of the service itself; the others speak of the call, or of one part of the service.
FREE = frozenset({"free", "free legal aid", "free (0800 line)", "free, whatever the nationality or residence status"})

# Remarks of those who gathered the numbers, not names that a caller needs.
EMPTY_LABELS = frozenset({"main", "aggregator 2024"})
REMARK = re.compile(r"\s*\((?:not this place's own number|weak source)\)")


def needs_of(record: dict[str, Any]) -> list[str]:
    """Return the slugs of the needs that the record answers, in its order. KeyError for a word not in the list.

    A short code is answered for the whole area it covers: whatever else its owner does, it is a helpline too.
    """
    better = BETTER_NEEDS.get(record["id"], {})
    slugs = [better.get(NEEDS[word], NEEDS[word]) for word in record["services"]]
    has_short_code = any(number["short_code"] and not number["indirect"] for number in record["phones"])
    return list(dict.fromkeys([*slugs, *(["helpline"] if has_short_code else [])]))


def audiences_of(record: dict[str, Any]) -> list[str]:
    """Return the slugs of those whom the record serves; "all" means the four."""
    served = record["serves"]
    return [slug for slug in AUDIENCES if slug in served or "all" in served]


def languages_of(record: dict[str, Any]) -> tuple[list[str], str]:
    """Return the codes of the languages that are named, and the words as published where they say more."""
    words = record["languages"]
    codes = list(dict.fromkeys(LANGUAGES[word] for word in words if word in LANGUAGES))
    more = "" if all(word in LANGUAGES for word in words) else ", ".join(words)
    return codes, re.sub(r"[,;]?\s*Urdu not (?:named|confirmed)", "", more).replace(" ()", "")


def cost_of(record: dict[str, Any]) -> dict[str, Any] | None:
    """Return what it costs as published, and whether that says that the service is free."""
    words = record["cost"]
    return {"option": words, "free": True if words in FREE else None} if words else None


def label_of(number: dict[str, Any]) -> str:
    """Return what a caller should know of the number."""
    label = REMARK.sub("", number["label"] or "")
    return "" if label in EMPTY_LABELS else label
