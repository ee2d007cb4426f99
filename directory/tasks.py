"""What the directory does by itself when it is time. Hours are those of UTC: 22 is three at night in Pakistan."""

from django.utils import timezone
from procrastinate.contrib.django import app

from directory import actions


@app.periodic(cron="10 22 * * *")
@app.task(queueing_lock="forget_letters")
def forget_letters(timestamp: int) -> None:
    """Erase, every night, the words of letters that have served or are too old."""
    actions.forget_letters(at=timezone.now(), by="task:forget_letters")
