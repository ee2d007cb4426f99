"""One slip in a skeleton is found through shared numbers."""

from hypothesis import given
from hypothesis import strategies as st

from places.near import near

BONES = st.text(alphabet="bcdghjklmnprstwyz", min_size=3, max_size=12)


@given(BONES, st.data())
def test_a_skeleton_with_one_letter_lost_changed_or_swapped_shares_a_number(bones, data):
    at = data.draw(st.integers(0, len(bones) - 2))
    lost = bones[:at] + bones[at + 1 :]
    changed = bones[:at] + "ç" + bones[at + 1 :]
    swapped = bones[:at] + bones[at + 1] + bones[at] + bones[at + 2 :]
    for slip in (lost, changed, swapped):
        assert set(near(bones)) & set(near(slip))


@given(st.text())
def test_numbers_fit_the_column_and_are_not_repeated(bones):
    numbers = near(bones)
    assert len(numbers) == len(set(numbers))
    assert all(0 <= number < 2**31 for number in numbers)


def test_short_skeletons_are_found_only_as_they_are():
    assert len(near("kt")) == 1
    assert near("") == []
