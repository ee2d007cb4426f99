from django.apps import AppConfig


class ReferralsConfig(AppConfig):
    """The private flow: what a survivor sends to the desk, and what goes from there to a centre."""

    name = "referrals"

    def ready(self) -> None:
        """Listen to whoever leaves: a browser, or a member of staff."""
        from referrals import desk

        desk.connect()
