"""What keeps the queue itself in order. Known to the worker alone."""

from procrastinate import JobContext
from procrastinate.builtin_tasks import remove_old_jobs
from procrastinate.contrib.django import app
from procrastinate.exceptions import UniqueViolation
from procrastinate.jobs import Job, Status

# A worker says every ten seconds that it lives.
SILENT_S = 60
# What a failed job was told may name a person; a week is enough to see why it failed.
FAILED_KEPT_HOURS = 7 * 24


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="take_up_again", pass_context=True)
async def take_up_again(context: JobContext, timestamp: int) -> None:
    """Give back to the queue what a worker had begun that was killed since."""
    for job in await context.app.job_manager.get_stalled_jobs(seconds_since_heartbeat=SILENT_S):
        await _take_up(context, job)


async def _take_up(context: JobContext, job: Job) -> None:
    """Queue a job once more; where one of its kind waits already, that one does what there is to do."""
    manager = context.app.job_manager
    try:
        await manager.retry_job(job)
    except UniqueViolation:
        await manager.finish_job(job, status=Status.FAILED, delete_job=True)


@app.periodic(cron="40 22 * * *")
@app.task(queueing_lock="forget_failed", pass_context=True)
async def forget_failed(context: JobContext, timestamp: int) -> None:
    """Delete, every night, jobs that failed for good a week ago."""
    await remove_old_jobs(
        context, max_hours=FAILED_KEPT_HOURS, remove_failed=True, remove_cancelled=True, remove_aborted=True
    )
