"""Load generators. Each has `run(port, addresses, connections, seconds)` and returns the fields of `load.Measured`."""
