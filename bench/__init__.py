"""The benchmark: the project, its floors and its peers, measured in one run (docs/performance.md)."""
