"""Why a deed on a listing is refused, in words for whoever tried."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REFUSALS: Final[dict[str, Promise]] = {
    "not-submitted": _("This listing is not a draft, so it cannot be sent in."),
    "not-in-review": _("This listing is not being checked, so it cannot be sent back."),
    "cannot-publish": _("This listing cannot be shown as it stands. It must be checked first, or it is shown already."),
    "not-shown": _("This listing is not shown, so it cannot be taken down."),
    "archived": _("This listing is put away already."),
    "not-archived": _("This listing is not put away, so it cannot be taken out again."),
    "own": _("You sent this in yourself. Another vetter must decide."),
    "second-person": _("You have said yes already. A second vetter must say yes too."),
    "unreachable": _("A listing with neither number nor address cannot be shown."),
    "future": _("This day has not come yet."),
    "put-away": _("A listing that is put away cannot be confirmed. Take it out again first."),
    "self-declared": _("Only the organization itself can say this of its own listing."),
    "outdated": _("Somebody else changed this meanwhile. Look at it again before you go on."),
    "not-alive": _("This draft was decided or dropped meanwhile."),
    "draft-alive": _("Somebody has a draft of this listing. It must be decided or dropped first."),
    "no-point": _("This place is hidden or nowhere: it gets no point."),
    "not-waiting": _("This draft is not waiting for a vetter."),
    "nothing-changed": _("Nothing is changed yet."),
    "no-reason": _("Say why, so that they can do better."),
    "street": _("This place is hidden. A street, a house number, a map or a landmark must not stand here: %(found)s"),
    "named-by-street": _(
        "The organization's name tells where the place is, and the listing has no other. Name the listing anew first: "
        "%(found)s"
    ),
    "unfit": _("What you take does not fit the rest of the listing: %(found)s"),
    "hidden-already": _("This place is hidden already."),
    "decided": _("This was decided meanwhile."),
    "past": _("This day has passed."),
    "ended": _("This service has ended. Write to a vetter if that is wrong."),
    "link-used": _("You have used this link already. Thank you. There is nothing more to do."),
    "link-old": _("This link is too old. It worked for 14 days. Sign in, or wait for the next letter."),
    "link-left": _("This link was for somebody who does not work there any more."),
    "link-not-shown": _("This listing is not shown to the public now. A vetter must look at it first."),
    "link-answered": _("A colleague has said already that this is still correct. There is nothing more to do."),
}


class RefusedError(Exception):
    """The deed cannot be done. `code` is a key of REFUSALS; the text says why, to a person, in the active language."""

    def __init__(self, code: str, **words: str) -> None:
        super().__init__(code)
        self.code, self.words = code, words

    def __str__(self) -> str:
        said = str(REFUSALS[self.code])
        return said % self.words if self.words else said
