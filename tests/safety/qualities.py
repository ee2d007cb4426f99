"""Prints what brotli and gzip make of the real pages, and in what time: `python -m tests.safety.qualities`."""

import gzip
from collections.abc import Callable
from functools import partial
from statistics import median
from time import process_time
from urllib.request import urlopen

import brotli

from tests import databases
from tests.sites import serve

PAGES = {"home": "/ur/", "results": "/ur/search/?q=Multan", "guide": "/ur/first-steps/"}
Encode = Callable[[bytes], bytes]
ENCODERS: dict[str, Encode] = {"as it is": bytes, "gzip 6": partial(gzip.compress, compresslevel=6, mtime=0)} | {
    f"brotli {quality}": partial(brotli.compress, quality=quality) for quality in (4, 5, 6, 7, 8, 9, 10, 11)
}
REPEATS = 15


def milliseconds(encode: Encode, content: bytes) -> float:
    """Return the processor time of encoding, the median of several times."""
    spent = []
    for _ in range(REPEATS):
        start = process_time()
        encode(content)
        spent.append(process_time() - start)
    return median(spent) * 1000


def main() -> None:
    """Serve the shipped data, fetch the pages, print a table in Markdown: bytes and milliseconds of each."""
    with databases.clone(databases.template()) as name, serve(databases.url_of(name)) as site:
        pages = {page: urlopen(site.url + path).read() for page, path in PAGES.items()}
    print("| |", " | ".join(f"{page}: bytes | ms" for page in pages), "|\n|---|" + "--:|--:|" * len(pages))
    for name, encode in ENCODERS.items():
        cells = (f"{len(encode(content))} | {milliseconds(encode, content):.2f}" for content in pages.values())
        print("|", name, "|", " | ".join(cells), "|")


if __name__ == "__main__":
    main()
