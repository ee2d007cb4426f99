"""Fills the database that the settings name with invented listings (`python -m bench.fill COUNT SEED`)."""

import os
import sys


def main() -> None:
    """Fill it."""
    import django

    django.setup()
    from bench.catalogue import fill

    fill(int(sys.argv[1]), seed=int(sys.argv[2]), processes=os.cpu_count() or 1)


if __name__ == "__main__":
    main()
