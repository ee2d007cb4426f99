from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    """Directory: the public, vetted directory."""

    name = "directory"

    def ready(self) -> None:
        """End what she asked when she leaves; tell accounts of organizations, sheets of words, the feed of erasures."""
        from django.db.models.signals import post_delete

        from directory import desk
        from directory.cards.rebuild import after_erasing
        from directory.models import Service
        from directory.question_cookie import forget
        from directory.sheets import told_by
        from directory.wording.vocabulary import vocabulary
        from safety.signals import left

        left.connect(forget)
        post_delete.connect(after_erasing, sender=Service)
        desk.connect()
        told_by(vocabulary)
