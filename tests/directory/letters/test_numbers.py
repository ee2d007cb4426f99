"""What a person may mean as a telephone number, in whatever digits and with whatever between them."""

import pytest

from directory.phones import may_be_called

YES = [
    "15", "1099", "1122", "۱۰۹۹", "٠٦١٤٥١٠٠٠٠", "۰۶۱-۴۵۱ ۰۰۰۰", "061 4510000", "(061) 451-0000", "+92 61 4510000",
    "0092 61 4510000", "0300-1234567", "0800-12345", "4510000", "111 222 333", "061-4510000-1",
    "1099, 061-4510000", "۱۰۹۹، ۰۶۱۴۵۱۰۰۰۰", "1099 / 15",
]  # fmt: skip
NO = [
    "", " ", "abc", "0", "5", "+", "-", "03", "0300", "+15", "call 15", "15 or so", "1" * 16, "++92614510000",
    "061 451 00 x", "1099, abc", ",", "½½½", "²²²²²²²²", "०६१" * 9,
]  # fmt: skip


@pytest.mark.parametrize("written", YES)
def test_this_may_be_a_number(written):
    assert may_be_called(written, "PK")


@pytest.mark.parametrize("written", NO)
def test_this_can_be_none(written):
    assert not may_be_called(written, "PK")
