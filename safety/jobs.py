"""How long the queue goes on trying what depends on somebody else's machine."""

import logging
from typing import Final

from procrastinate import RetryDecision, RetryStrategy
from procrastinate.jobs import Job

logger = logging.getLogger(__name__)


class Patience(RetryStrategy):
    """Tries again, each time later, and lets whoever keeps the site see that something waits."""

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        """Decide as ever; say the task and the kind of trouble, for its words may quote a person."""
        decision = super().get_retry_decision(exception=exception, job=job)
        if decision:
            logger.warning("%s failed and is tried again: %s", job.task_name, type(exception).__name__)
        return decision


# Ten tries within eight hours: after 3 s, 9 s, 27 s, 81 s, 4 min, 12 min, 36 min, 2 h and 5 h. A mail server that
# greets strangers with "later" lets them in after minutes; one that is down is up again the next morning.
PATIENT: Final = Patience(max_attempts=9, exponential_wait=3)
