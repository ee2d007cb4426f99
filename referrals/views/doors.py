"""What every door of the private flow does besides its own work: what it answers when something cannot be done."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any, Final

from django.http import HttpRequest, HttpResponse

from accounts.gate import hide
from accounts.permissions import RefusedError
from referrals.models import Case, KeyGroup, Referral
from referrals.moving import StaleError
from referrals.padding import pad
from referrals.sealed.errors import NoPepperError
from referrals.slots import BusyError
from referrals.states import InvalidMoveError
from safety import problems

View = Callable[..., HttpResponse]
BUSY_FOR_S: Final = 5


def padded(view: View) -> View:
    """Give every answer of a door one of few lengths (a decorator, the outermost of a door)."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return pad(view(request, *args, **kwargs))

    return answered


def careful(view: View) -> View:
    """Answer 409, 503 or 404 where the deed could not be done (a decorator); nothing was changed then."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        # Where a change of a key ends, the old pair is gone for who has read just before whose it is.
        except (InvalidMoveError, StaleError, KeyGroup.DoesNotExist):
            return problems.answer(request, HTTPStatus.CONFLICT)
        except RefusedError:
            return problems.answer(request, HTTPStatus.FORBIDDEN)
        except (BusyError, NoPepperError):
            return busy(request)
        except (Case.DoesNotExist, Referral.DoesNotExist):
            raise hide(request, "case") from None

    return answered


def busy(request: HttpRequest) -> HttpResponse:
    """Answer that too many ask at this moment, with numbers to call."""
    response = problems.answer(request, HTTPStatus.SERVICE_UNAVAILABLE)
    response["Retry-After"] = str(BUSY_FOR_S)
    return response
