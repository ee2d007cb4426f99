"""Asking for help privately: one address, one page after the other; and the link by which an app sends somebody."""

from referrals.views.ask.door import ask
from referrals.views.ask.handed import handed

__all__ = ["ask", "handed"]
