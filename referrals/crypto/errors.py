"""What can go wrong."""


class NotOpenedError(ValueError):
    """These bytes were not sealed by this key for this purpose, or were changed. Says nothing of what is in them."""

    def __init__(self) -> None:
        super().__init__("not opened")
