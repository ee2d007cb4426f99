"""Load generators: each has `run(load)`."""

from bench.clients import plain, wrk

CLIENTS = {"wrk": wrk.run, "plain": plain.run}
