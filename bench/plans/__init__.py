"""Query plans of what the public asks: which index is used, how many rows and pages are read. Kept in docs/plans.md."""
