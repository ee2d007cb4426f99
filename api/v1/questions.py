"""Brings the question, from the address or from a JSON body, into the one form that directory.question reads."""

from collections.abc import Collection, Mapping
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from api.documents.questions import NAMES
from api.errors import Refusal

Params = dict[str, list[str]]


def from_address(query: QueryDict) -> Params:
    """Return the parameters of an address; refuse names that we do not know, which else would be lost unsaid."""
    refuse_unknown(query)
    return {name: [str(value) for value in values] for name, values in query.lists()}


def from_body(body: Mapping[str, Any]) -> Params:
    """Return the members of a JSON object as texts; null means not given."""
    refuse_unknown(body)
    errors = {
        name: _("Write a text, a number, true, false, or a list of texts.") for name in body if is_odd(body[name])
    }
    if errors:
        raise Refusal(errors=errors)
    return {name: texts(value) for name, value in body.items() if value is not None}


def refuse_unknown(given: Mapping[str, Any], known: Collection[str] = NAMES) -> None:
    """Refuse names that are no parameters: a misspelt `latitude` must not look like an answer."""
    unknown = sorted(set(given) - set(known))
    if unknown:
        raise Refusal(errors={name[:100]: _("There is no such parameter.") for name in unknown[:20]})


def refuse_repeated(query: QueryDict, but: Collection[str] = ()) -> None:
    """Refuse parameters that are given more than once: nobody could tell which of them is meant."""
    repeated = [name for name, values in query.lists() if len(values) > 1 and name not in but]
    if repeated:
        raise Refusal(errors={name: _("Write this once.") for name in repeated})


def is_odd(value: Any) -> bool:
    """Tell whether the value is neither plain nor a list of plain values."""
    values = value if isinstance(value, list) else [value]
    return any(isinstance(one, (dict, list)) for one in values) or (isinstance(value, list) and None in value)


def texts(value: Any) -> list[str]:
    """Return the value as texts, the way an address would say it."""
    return [text(one) for one in value] if isinstance(value, list) else [text(value)]


def text(value: Any) -> str:
    """Return one plain value as an address would say it."""
    return str(value).lower() if isinstance(value, bool) else str(value)
