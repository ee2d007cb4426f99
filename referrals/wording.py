"""States, reasons and refusals in words: hers plain, the desk's short."""
