"""Why a file as a whole cannot be read."""

from directory.sheets.faults import FILES


class SheetError(Exception):
    """The file cannot be read. `code` is a key of FILES; the text says why, in the active language."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code

    def __str__(self) -> str:
        return str(FILES[self.code])
