"""Writes cursors of the feed of changes, as the API gives them (`python -m bench.cursors`).

Reads numbers of changes as a JSON list from its input; writes for each the cursor of one who has read so far.
"""

import json
import sys


def main() -> None:
    """Read, write."""
    import django

    django.setup()
    from api.v1.cursors import Cursor
    from directory.feed import standing

    now = standing()
    json.dump([str(Cursor(now.feed, number, number)) for number in json.load(sys.stdin)], sys.stdout)


if __name__ == "__main__":
    main()
