"""How often keys were used, as a picture of ours and a table that says the same."""

from typing import Any

from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from directory.plot import Line, plot, sample
from partners.counting import Lately
from partners.outcomes import Outcome
from partners.wording import OUTCOMES


def drawn(found: Lately) -> dict[str, Any]:
    """Return what `partners/usage.html` shows."""
    lines = [Line(outcome, counts) for outcome, counts in zip(Outcome, zip(*found.counts, strict=True), strict=True)]
    label = _("How many calls there were, day by day. The figures stand in the table below.")
    samples = [mark_safe(sample(outcome)) for outcome in Outcome]  # noqa: S308 our own picture
    return {
        "plot": mark_safe(plot(found.days, lines, label=label)),  # noqa: S308 our own picture
        "outcomes": list(zip(samples, OUTCOMES.values(), found.sums, strict=True)),
        "columns": list(OUTCOMES.values()),
        "days": found.busy,
    }
