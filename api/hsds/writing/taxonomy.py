"""HSDS attribute, taxonomy_term and taxonomy: what help, for whom, and the answers survivors ask for."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple
from uuid import UUID

from api.hsds.open_eligibility import OF_NEED
from api.hsds.writing.shared import HSDSObject, identify, without_blanks
from directory.cards.reading import Term
from directory.models import Known

# Questions whose answer may be unknown; then nothing is written.
QUESTIONS: Final = ("women_staff", "children_may_come", "accepts_minors", "reachable_by_text", "child_protection_lead")


class Word(NamedTuple):
    """A word of a closed list, and the list's own word: "need" or "audience"."""

    slug: str
    taxonomy: str
    term: HSDSObject


# By the key of a term, in the order of the lists. There are few and every service has some, so each is written once.
Lexicon = Mapping[UUID, Word]


def lexicon(terms: Mapping[UUID, Term]) -> Lexicon:
    """Return the words ready to be written, needs first."""
    ordered = sorted(terms.items(), key=lambda item: item[1].number)
    return {pk: Word(term.slug, term.taxonomy, taxonomy_term(pk, term)) for pk, term in ordered}


def taxonomy_term(pk: UUID, term: Term) -> HSDSObject:
    """Return one word of a closed list; `code` is the word that the API's parameters take."""
    name = term.names.get("en") or term.slug
    return without_blanks(
        id=str(pk),
        code=term.slug,
        name=name,
        description=term.descriptions.get("en") or name,
        parent_id=str(term.parent_id or ""),
        taxonomy=term.taxonomy_name,
        taxonomy_id=str(term.taxonomy_id),
        language="en",
    )


def taxonomy(row: Any) -> HSDSObject:
    """Return one of our closed lists."""
    return {"id": str(row.pk), "name": row.name, "description": row.description or row.name, "version": row.version}


def attributes(service: Any, words: list[Word]) -> list[HSDSObject]:
    """Return the needs and audiences of the service, Open Eligibility's words for them, and what is answered."""
    chosen = [(word.taxonomy, word.term) for word in words]
    fitting = [("need", term) for term in _fitting(word.slug for word in words)]
    answered = (question for question in QUESTIONS if getattr(service, question) != Known.UNKNOWN)
    return [attribute(service, *one) for one in (*chosen, *fitting)] + [answer(service, one) for one in answered]


def _fitting(slugs: Iterable[str]) -> Iterator[HSDSObject]:
    return (OF_NEED[slug] for slug in slugs if slug in OF_NEED)


def attribute(service: Any, taxonomy: str, term: HSDSObject) -> HSDSObject:
    """Return that `term` applies to the service."""
    return {
        "id": identify(service.pk, "term", term.get("code", term["id"])),
        "link_id": str(service.pk),
        "link_entity": "service",
        "link_type": taxonomy,
        "taxonomy_term_id": term["id"],
        "taxonomy_term": term,
    }


def answer(service: Any, question: str) -> HSDSObject:
    """Return a yes or a no that is known."""
    return {
        "id": identify(service.pk, question),
        "link_id": str(service.pk),
        "link_entity": "service",
        "link_type": "question",
        "label": question,
        "value": getattr(service, question),
    }
