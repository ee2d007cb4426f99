"""What the desk's pages show, opened and put into words. Nothing is changed here."""
