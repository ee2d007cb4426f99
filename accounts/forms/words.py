"""What forms of staff say."""

from django.utils.translation import gettext_lazy as _

EMAIL, PASSWORD = _("E-mail address"), _("Password")
NEW_PASSWORD, AGAIN = _("New password"), _("The same password once more")
CODE = _("Code")
HOW_LONG = _("At least 15 letters or digits. Several words that do not belong together are easy to remember.")
MISSING = {"required": _("Please fill this in.")}
NO_EMAIL = _("This cannot be an e-mail address.")
