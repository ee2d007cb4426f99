"""The project's settings with derivations that cost nothing, for processes that are killed by the hundred."""

from config.settings import *  # noqa: F403

# As tests.desks has it.
CODE_COST = PHRASE_COST = (1, 1)
