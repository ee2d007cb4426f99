"""How a password is checked: by Django, once, whether there is such a person or not."""

from django.contrib.auth.backends import ModelBackend


class ByEmail(ModelBackend):
    """Django's own check of a password, by e-mail address. What somebody may do is not asked here but of roles."""
