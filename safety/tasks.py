"""What has its time of day on this floor."""

from procrastinate.contrib.django import app

from safety import throttle


@app.periodic(cron="*/30 * * * *")
@app.task(queueing_lock="forget_tries")
def forget_tries(timestamp: int) -> None:
    """Remove counters that count nothing any more."""
    throttle.forget()
