"""What the API does by itself when it is time. Hours are those of UTC: 21 is two at night in Pakistan."""

from contextlib import suppress
from pathlib import Path
from typing import Final

from procrastinate.contrib.django import app

from api.bulk.making import make
from api.hsds.streaming import BusyError, turn
from directory import exports

# Of several processes that would make files one does. No lock of the queue: that of a killed worker would stay.
MAKING: Final = Path(__file__)


@app.periodic(cron="20 21 * * *")
@app.task(queueing_lock="make_exports")
def make_exports(timestamp: int) -> None:
    """Make the files with the whole directory every night, after what has grown old."""
    _make_alone()


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="mend_exports")
def mend_exports(timestamp: int) -> None:
    """Make them anew where there are none that may be given out; delete what is not to lie there any more."""
    if exports.good():
        exports.sweep()
    else:
        _make_alone()


def _make_alone() -> None:
    with suppress(BusyError), turn(MAKING):
        make()
