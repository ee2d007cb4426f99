"""Load generators: each has `run(port, addresses, connections, seconds)`."""
