"""Partners: apps of others, the people behind them, their keys and webhooks, and counts of what those did."""

from partners.models.key import Key, KeyPace
from partners.models.member import Member
from partners.models.partner import Partner
from partners.models.usage import UsageDay
from partners.models.webhook import Attempt, Message, MessageState, Off, Webhook

__all__ = ["Attempt", "Key", "KeyPace", "Member", "Message", "MessageState", "Off", "Partner", "UsageDay", "Webhook"]
