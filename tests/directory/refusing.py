"""A deed on a listing that must be refused."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from directory.actions import RefusedError


@contextmanager
def refused(code: str) -> Iterator[None]:
    """Expect a refusal for one reason: a key of directory.actions.refusals.REFUSALS."""
    with pytest.raises(RefusedError) as error:
        yield
    assert error.value.code == code
