from django.apps import AppConfig, apps


class AccountsConfig(AppConfig):
    """Who you are and what you may do."""

    name = "accounts"

    def ready(self) -> None:
        """Listen where staff can sign in; the public side has no sessions to end."""
        if apps.is_installed("allauth.mfa"):
            from accounts import receivers

            receivers.connect()
