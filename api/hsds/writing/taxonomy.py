"""HSDS attribute, taxonomy_term and taxonomy: what help, for whom, and the answers survivors ask for."""

from collections.abc import Iterable, Mapping
from typing import Final
from uuid import UUID

from api.hsds.writing.shared import HSDSObject, identify
from directory.models import Known, Service, TaxonomyTerm

# By the key of a term: the word for its taxonomy, and the term as HSDS has it. There are few, and every service
# has some, so they are written once for a whole list.
Lexicon = Mapping[UUID, tuple[str, HSDSObject]]

# Questions whose answer may be unknown; then nothing is written.
QUESTIONS: Final = ("women_staff", "children_may_come", "accepts_minors", "reachable_by_text", "child_protection_lead")


def lexicon(terms: Iterable[TaxonomyTerm]) -> Lexicon:
    """Return the terms ready to be written; their taxonomy and texts are prefetched."""
    return {term.pk: (term.taxonomy.slug, taxonomy_term(term)) for term in terms}


def attributes(service: Service, words: Lexicon) -> list[HSDSObject]:
    """Return the needs and audiences of the service, then the questions that are answered."""
    terms = [attribute(service, *words[term.pk]) for term in service.terms.all()]
    return terms + [answer(service, one) for one in QUESTIONS if getattr(service, one) != Known.UNKNOWN]


def attribute(service: Service, taxonomy: str, term: HSDSObject) -> HSDSObject:
    """Return that `term` applies to the service."""
    return {
        "id": identify(service.pk, "term", term["code"]),
        "link_id": str(service.pk),
        "link_entity": "service",
        "link_type": taxonomy,
        "taxonomy_term_id": term["id"],
        "taxonomy_term": term,
    }


def answer(service: Service, question: str) -> HSDSObject:
    """Return a yes or a no that is known."""
    return {
        "id": identify(service.pk, question),
        "link_id": str(service.pk),
        "link_entity": "service",
        "link_type": "question",
        "label": question,
        "value": getattr(service, question),
    }


def taxonomy_term(term: TaxonomyTerm) -> HSDSObject:
    """Return one word of a closed list; `code` is the word that the API's parameters take."""
    name = term.said("name", "en")
    return {
        "id": str(term.pk),
        "code": term.slug,
        "name": name,
        "description": term.said("description", "en") or name,
        "taxonomy": term.taxonomy.name,
        "taxonomy_id": str(term.taxonomy_id),
        "language": "en",
    }
