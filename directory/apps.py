from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    """Directory: the public, vetted directory."""

    name = "directory"

    def ready(self) -> None:
        """End what she asked when she leaves; tell accounts of organizations, and spreadsheets of words."""
        from directory import desk
        from directory.question_cookie import forget
        from directory.sheets import told_by
        from directory.wording.vocabulary import vocabulary
        from safety.signals import left

        left.connect(forget)
        desk.connect()
        told_by(vocabulary)
