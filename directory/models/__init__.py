"""The directory's nouns, one file each, in the words of HSDS 3.1."""

from directory.models.card import Card, CatalogueVersion
from directory.models.change import Change
from directory.models.claim import Claim, ClaimState, Proof
from directory.models.contact import Phone, PhoneKind
from directory.models.draft import Draft, DraftState
from directory.models.edition import Edition, PastEdition
from directory.models.evidence import Evidence, EvidenceKind, Source
from directory.models.freshness_day import FreshnessDay
from directory.models.letter import Letter, LetterState
from directory.models.listing_report import ListingReport, Wrong
from directory.models.location import Accessibility, Location, LocationType, Precision
from directory.models.membership import Membership
from directory.models.organization import Organization, OrganizationText
from directory.models.schedule import Schedule, ScheduleKind
from directory.models.service import (
    CostOption,
    Language,
    ReachedThrough,
    Service,
    ServiceArea,
    ServiceKind,
    ServiceText,
)
from directory.models.service_at_location import ServiceAtLocation
from directory.models.still_correct import StillCorrectLink
from directory.models.suggestion import KnownBy, Suggestion
from directory.models.taxonomy import Taxonomy, TaxonomyTerm, TaxonomyTermText
from directory.models.texts import Review
from directory.models.told_apart import ToldApart
from directory.models.upload import Upload, UploadRow, UploadState, Verdict
from directory.models.verification import Verification
from directory.models.vetting import (
    Assurance,
    AssuranceMethod,
    Capacity,
    Freshness,
    Known,
    Outcome,
    Status,
    VettingState,
)

__all__ = [
    "Accessibility",
    "Assurance",
    "AssuranceMethod",
    "Capacity",
    "Card",
    "CatalogueVersion",
    "Change",
    "Claim",
    "ClaimState",
    "CostOption",
    "Draft",
    "DraftState",
    "Edition",
    "Evidence",
    "EvidenceKind",
    "Freshness",
    "FreshnessDay",
    "Known",
    "KnownBy",
    "Language",
    "Letter",
    "LetterState",
    "ListingReport",
    "Location",
    "LocationType",
    "Membership",
    "Organization",
    "OrganizationText",
    "Outcome",
    "PastEdition",
    "Phone",
    "PhoneKind",
    "Precision",
    "Proof",
    "ReachedThrough",
    "Review",
    "Schedule",
    "ScheduleKind",
    "Service",
    "ServiceArea",
    "ServiceAtLocation",
    "ServiceKind",
    "ServiceText",
    "Source",
    "Status",
    "StillCorrectLink",
    "Suggestion",
    "Taxonomy",
    "TaxonomyTerm",
    "TaxonomyTermText",
    "ToldApart",
    "Upload",
    "UploadRow",
    "UploadState",
    "Verdict",
    "Verification",
    "VettingState",
    "Wrong",
]
