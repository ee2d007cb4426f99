"""An operator sees what a check costs on the machine at hand."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command


def printed(*words: str, **options: int) -> list[str]:
    out = StringIO()
    call_command("derivation_cost", *words, stdout=out, **options)
    return out.getvalue().splitlines()


def test_each_cost_is_measured_and_the_one_in_use_is_named(settings):
    settings.CODE_COST = (2, 1)
    head, once, twice = printed("1x1", "2x1", rounds=1)
    assert head.split()[:3] == ["passes", "MiB", "seconds"]
    assert once.split()[:2] == ["1", "1"]
    assert float(twice.split()[2]) >= 0
    assert twice.endswith("(codes now)")
    assert not once.endswith("(codes now)")


@pytest.mark.parametrize("said", ["much", "3", "0x64", "3x0", "3x64x2"])
def test_what_is_no_cost_is_refused(said):
    with pytest.raises(CommandError, match="like 3x64"):
        printed(said)
