from tests.desks import cheap  # noqa: F401 - for every test of the private flow
