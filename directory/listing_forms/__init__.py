"""What an organization's people fill in about their listings, and what a vetter decides about that."""

from directory.listing_forms.faults import new_faults
from directory.listing_forms.helping import HELPS, helped
from directory.listing_forms.listing import ListingForm
from directory.listing_forms.ruling import RulingForm
from directory.listing_forms.telling import CapacityForm

__all__ = ["HELPS", "CapacityForm", "ListingForm", "RulingForm", "helped", "new_faults"]
