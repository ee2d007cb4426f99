"""Telephone numbers: what makes one valid, and when two spellings mean the same line."""

import re
import unicodedata
from collections.abc import Iterator

import phonenumbers
from phonenumbers import shortnumberinfo

# Codes and short toll-free numbers that the sources print and that the number plan's metadata does not know yet.
SHORT_CODES: dict[str, frozenset[str]] = {
    "AE": frozenset({"800111"}),
    "CY": frozenset({"1440"}),
    "DE": frozenset({"116016"}),
    "GB": frozenset({"08001111"}),
    "GR": frozenset({"15900"}),
    "IN": frozenset({"14490"}),
    "NL": frozenset({"08002000"}),
    "NO": frozenset({"116006"}),
    "NP": frozenset({"1145", "16600178910"}),
    "OM": frozenset({"1100"}),
    "PK": frozenset(
        {"1020", "1043", "1055", "1056", "1089", "1094", "1098", "1099"}
        | {"1121", "1138", "1282", "1700", "1737", "1787", "1799", "8090"}
    ),
    "PT": frozenset({"3060"}),
    "TH": frozenset({"1300"}),
}

HOME_ONLY = frozenset({phonenumbers.PhoneNumberType.TOLL_FREE, phonenumbers.PhoneNumberType.UAN})

# Fewer digits than this are a code of their own, never the end of a longer number.
SHORTEST_LINE = 7
RANGE = re.compile(r"^(?P<first>.*\d)-(?P<last>\d{1,2})$")


def number_fault(*, dial: str, e164: str, country: str) -> str | None:
    """Return why the number cannot be used from `country` (ISO 3166-1 alpha-2), or None when it can.

    `e164` is empty for short codes, and else what is dialled.
    """
    if not e164:
        return None if is_short_code(dial, country) else f"{dial} is no short code of {country}"
    if dial != e164:
        return f"dials {dial}, not its own {e164}"
    try:
        number = phonenumbers.parse(e164)
    except phonenumbers.NumberParseException:
        return f"{e164} is not a telephone number"
    if number.country_code != phonenumbers.country_code_for_region(country):
        return f"{e164} is not a number of {country}"
    return None if phonenumbers.is_valid_number(number) else f"{e164} is not a number in use"


def is_short_code(dial: str, country: str) -> bool:
    """Tell whether `dial` is a short code of the country: in the closed list, or known to the number plan."""
    if not (dial.isascii() and dial.isdecimal()):
        return False
    if dial in SHORT_CODES.get(country, ()):
        return True
    try:
        number = phonenumbers.parse(dial, country)
    except phonenumbers.NumberParseException:
        return False
    return shortnumberinfo.is_valid_short_number_for_region(number, country)


def may_fail_from_abroad(dial: str) -> bool:
    """Tell whether a number is one that other countries often cannot call: a short code, or free to the caller."""
    try:
        return phonenumbers.number_type(phonenumbers.parse(dial)) in HOME_ONLY
    except phonenumbers.NumberParseException:
        return True


def line_key(text: str, country: str) -> str:
    """Return the digits that name the line inside its country: "+92 21 35373008" and "021-35373008" are one."""
    digits = re.sub(r"\D", "", text)
    if text.strip().startswith(("+", "00")):
        digits = digits.lstrip("0").removeprefix(str(phonenumbers.country_code_for_region(country)))
    return digits.lstrip("0")


def lines_of(published: str, country: str) -> Iterator[str]:
    """Yield the key of every line that a printed number stands for: "042-35842256-7" is two lines."""
    found = RANGE.match(published.strip())
    if not found or len(line_key(found["first"], country)) < SHORTEST_LINE:
        yield line_key(published, country)
        return
    first, last = line_key(found["first"], country), found["last"]
    stem = first[: -len(last)]
    for ending in range(int(first[-len(last) :]), int(last) + 1):
        yield f"{stem}{ending:0{len(last)}d}"


def is_same_line(one: str, other: str) -> bool:
    """Tell whether two keys are one line: equal, or one printed without its area code."""
    shorter, longer = sorted((one, other), key=len)
    return shorter == longer or (len(shorter) >= SHORTEST_LINE and longer.endswith(shorter))


# What stands between the digits of a number, and between several numbers.
BETWEEN_DIGITS = re.compile(r"[\s().–—−-]+")
BETWEEN_NUMBERS = re.compile(r"[,،;؛/\\]+")
WRITTEN = re.compile(r"[+]?[0-9]{2,15}")
LONGEST_CODE = 6


def plain_digits(text: str) -> str:
    """Return the text with the digits of any script as 0 to 9."""
    return "".join(str(unicodedata.decimal(sign, sign)) for sign in text)


def may_be_called(written: str, country: str) -> bool:
    """Tell whether what a person wrote may be a number, or several with commas, as one dials them in `country`."""
    numbers = [number for number in BETWEEN_NUMBERS.split(plain_digits(written).strip()) if number.strip()]
    return bool(numbers) and all(_may_be_called(number.strip(), country) for number in numbers)


def _may_be_called(number: str, country: str) -> bool:
    digits = BETWEEN_DIGITS.sub("", found["first"] if (found := RANGE.match(number)) else number)
    if not WRITTEN.fullmatch(digits):
        return False
    if len(digits) <= LONGEST_CODE:
        return not digits.startswith(("0", "+"))
    try:
        possible = phonenumbers.is_possible_number_with_reason(phonenumbers.parse(digits, country))
    except phonenumbers.NumberParseException:
        return False
    return possible in (phonenumbers.ValidationResult.IS_POSSIBLE, phonenumbers.ValidationResult.IS_POSSIBLE_LOCAL_ONLY)
