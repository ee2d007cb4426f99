"""The command that serves the site: granian, WSGI, as many workers as asked with one thread each."""

import sys

# Measured: two workers of one thread answer most on two cores; more threads than cores only lower the rate.
WORKERS = 2


def command(*, host: str, port: int, workers: int = WORKERS) -> list[str]:
    """Return the command line of the server for `host` and `port`."""
    options = {
        "--interface": "wsgi",
        "--host": host,
        "--port": str(port),
        "--workers": str(workers),
        "--blocking-threads": "1",
        "--workers-kill-timeout": "10",
        "--log-level": "warning",
    }
    return [
        *(sys.executable, "-m", "granian"),
        *(word for pair in options.items() for word in pair),
        *("--no-ws", "config.wsgi:application"),
    ]
