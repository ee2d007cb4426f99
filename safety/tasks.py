"""What has its time of day on this floor. Hours are those of UTC: 22 is three at night in Pakistan."""

from procrastinate.contrib.django import app

from safety import audit, throttle


@app.periodic(cron="*/30 * * * *")
@app.task(queueing_lock="forget_tries")
def forget_tries(timestamp: int) -> None:
    """Remove counters that count nothing any more."""
    throttle.forget()


@app.periodic(cron="30 22 * * *")
@app.task(queueing_lock="forget_audit")
def forget_audit(timestamp: int) -> None:
    """Erase, every night, what was done more than 12 months ago."""
    audit.forget_old()
