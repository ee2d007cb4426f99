"""What the API does by itself when it is time. Hours are those of UTC: 21 is two at night in Pakistan."""

from procrastinate.contrib.django import app

from api.bulk.making import make
from directory import exports


@app.periodic(cron="20 21 * * *")
@app.task(queueing_lock="make_exports", lock="exports")
def make_exports(timestamp: int) -> None:
    """Make the files with the whole directory every night, after what has grown old."""
    make()


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="mend_exports", lock="exports")
def mend_exports(timestamp: int) -> None:
    """Make them anew where there are none that may be given out; delete what is not to lie there any more."""
    if exports.good():
        exports.sweep()
    else:
        make()
