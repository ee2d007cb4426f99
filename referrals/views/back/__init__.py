"""Coming back with the code: one address for reading, writing, agreeing, taking back, erasing."""

from referrals.views.back.door import back

__all__ = ["back"]
