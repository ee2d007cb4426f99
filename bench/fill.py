"""Fills the database that the settings name with invented listings (`python -m bench.fill COUNT SEED`)."""

import sys


def main() -> None:
    """Fill it."""
    import django

    django.setup()
    from bench.catalogue import fill

    fill(int(sys.argv[1]), seed=int(sys.argv[2]))


if __name__ == "__main__":
    main()
