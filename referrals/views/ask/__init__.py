"""Asking for help privately: one address, one page after the other."""

from referrals.views.ask.door import ask

__all__ = ["ask"]
