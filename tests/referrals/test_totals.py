"""Counts that may be shown, and what a reader could work out from them."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from referrals.totals import shown

NAMES = ("a", "b", "c", "d")
# Around the edges of what is small, where a mistake would show.
counts = st.sampled_from([0, 0, 1, 1, 2, 3, 4, 4, 5, 5, 6, 7, 9, 30])


@st.composite
def tables(draw, most=3):
    rows, columns = draw(st.integers(1, most)), draw(st.integers(1, most))
    return {(row, column): draw(counts) for row in NAMES[:rows] for column in NAMES[:columns]}


def table_of(*rows):
    return {(NAMES[i], NAMES[j]): count for i, row in enumerate(rows) for j, count in enumerate(row)}


def cells_of(totals):
    return [[totals.cells[row, column] for column in totals.columns] for row in totals.rows]


def everything(table):
    """Return every count of the table and of its totals; None in a place stands for a total."""
    found = {}
    for (row, column), count in table.items():
        for place in product((row, None), (column, None)):
            found[place] = found.get(place, 0) + count
    return found


def places_shown(totals):
    rows = {(row, None): count for row, count in totals.row_totals.items()}
    columns = {(None, column): count for column, count in totals.column_totals.items()}
    return {**totals.cells, **rows, **columns, (None, None): totals.total}


def is_small(count):
    return 1 <= count <= 4


def could_be(table, hidden):
    """Yield every table one step away that shows the same, to a reader who knows which hidden counts are small.

    One step is enough: between two tables with the same sums there is always a way by steps of one.
    """
    true = everything(table)
    cells = [place for place in table if place in hidden]
    for changes in product((0, 1, -1), repeat=len(cells)):
        other = {**table, **{place: table[place] + change for place, change in zip(cells, changes, strict=True)}}
        if min(other.values()) < 0:
            continue
        now = everything(other)
        if all(now[place] == true[place] for place in true if place not in hidden) and all(
            is_small(now[place]) for place in hidden if is_small(true[place])
        ):
            yield now


def worked_out(table, hidden):
    """Return the hidden places whose count is the same in every table that shows the same."""
    true, fixed = everything(table), set(hidden)
    for other in could_be(table, hidden):
        fixed -= {place for place in fixed if other[place] != true[place]}
        if not fixed:
            break
    return fixed


def hidden_in(table):
    return {place for place, count in places_shown(shown(table)).items() if count is None}


def test_a_table_without_small_counts_is_shown_whole():
    totals = shown(table_of([5, 0, 12], [40, 7, 0]))
    assert (totals.rows, totals.columns) == (("a", "b"), ("a", "b", "c"))
    assert cells_of(totals) == [[5, 0, 12], [40, 7, 0]]
    assert totals.row_totals == {"a": 17, "b": 47}
    assert totals.column_totals == {"a": 45, "b": 7, "c": 12}
    assert totals.total == 64


def test_a_small_count_takes_three_more_with_it_and_no_total():
    totals = shown(table_of([3, 20, 60], [30, 50, 70], [80, 90, 99]))
    assert cells_of(totals) == [[None, None, 60], [None, None, 70], [80, 90, 99]]
    assert totals.row_totals == {"a": 83, "b": 150, "c": 269}
    assert totals.column_totals == {"a": 113, "b": 160, "c": 229}
    assert totals.total == 502


def test_the_smallest_that_serve_are_hidden():
    totals = shown(table_of([3, 60, 20], [70, 90, 99], [30, 80, 50]))
    assert cells_of(totals) == [[None, 60, None], [70, 90, 99], [None, 80, None]]


def test_zeros_are_shown_and_hide_nothing():
    totals = shown(table_of([2, 0, 9], [0, 0, 0], [8, 0, 6]))
    assert cells_of(totals) == [[None, 0, None], [0, 0, 0], [None, 0, None]]
    assert totals.row_totals["b"] == totals.column_totals["b"] == 0


@pytest.mark.parametrize("count", [1, 4])
def test_counts_of_a_row_that_are_all_small_are_not_given_away_by_their_sum(count):
    """Three counts of 1 to 4 that make 12 are three fours; three that make 3 are three ones."""
    table = table_of([count] * 3, [50, 60, 70])
    assert worked_out(table, hidden_in(table)) == set()
    assert shown(table).row_totals["a"] is None


def test_a_small_total_is_hidden_with_another_so_that_the_rest_does_not_give_it_away():
    totals = shown(table_of([1, 2], [30, 40], [50, 60]))
    assert totals.row_totals["a"] is None
    assert list(totals.row_totals.values()).count(None) == 2 or totals.total is None


def test_a_table_of_one_row_is_not_given_away_by_the_totals_of_its_columns():
    totals = shown(table_of([3, 8, 20]))
    assert cells_of(totals) == [[None, None, 20]]
    assert totals.column_totals == {"a": None, "b": None, "c": 20}
    assert (totals.row_totals, totals.total) == ({"a": 31}, 31)


def test_where_nothing_serves_everything_is_hidden():
    """Four counts of at least 1 that make at most 4: whoever knows that they are small knows them."""
    table = table_of([1, 1, 1, 1], [10, 20, 30, 40])
    assert set(places_shown(shown(table)).values()) == {None}


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_one_small_count_alone_is_hidden_with_all_its_totals(count):
    assert set(places_shown(shown({("a", "b"): count})).values()) == {None}


def test_an_empty_table_is_shown():
    totals = shown({})
    assert (totals.rows, totals.columns, totals.cells, totals.total) == ((), (), {}, 0)


def test_what_the_table_does_not_name_is_zero():
    assert cells_of(shown({("a", "a"): 5, ("b", "b"): 6})) == [[5, 0], [0, 6]]


def test_a_count_below_zero_is_refused():
    with pytest.raises(ValueError, match="below zero"):
        shown({("a", "b"): -1})


def test_the_reader_of_these_tests_works_out_what_can_be():
    assert worked_out(table_of([3, 20], [30, 40]), {("a", "a")}) == {("a", "a")}
    two_fours = {("a", "a"), ("a", "b"), (None, "a"), (None, "b")}
    assert worked_out(table_of([4, 4]), two_fours) == two_fours
    assert worked_out(table_of([4, 3]), two_fours) == set()


@settings(deadline=None)
@given(tables())
def test_no_hidden_count_can_be_worked_out_by_whoever_knows_the_rule(table):
    hidden = hidden_in(table)
    if hidden != everything(table).keys():
        assert worked_out(table, hidden) == set()


@settings(deadline=None)
@given(tables())
def test_what_is_shown_is_true_and_not_small(table):
    true = everything(table)
    for place, count in places_shown(shown(table)).items():
        assert count is None or (count == true[place] and not is_small(count))


@settings(deadline=None, max_examples=60)
@given(tables())
def test_nothing_is_hidden_needlessly(table):
    """Whatever is hidden besides the small counts: with it shown, something hidden could be worked out."""
    true, hidden = everything(table), hidden_in(table)
    for place in (place for place in hidden if not is_small(true[place])):
        assert worked_out(table, hidden - {place})


@settings(deadline=None)
@given(st.dictionaries(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), st.integers(5, 90) | st.just(0)))
def test_without_small_counts_nothing_is_hidden(table):
    assert None not in places_shown(shown(table)).values()


@settings(deadline=None)
@given(tables(most=4), st.randoms(use_true_random=False))
def test_the_order_in_which_a_table_is_told_changes_nothing(table, chance):
    told = list(table.items())
    chance.shuffle(told)
    assert shown(dict(told)) == shown(table)
