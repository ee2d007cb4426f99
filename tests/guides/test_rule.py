"""The rule of review: what was checked by nobody is shown by no real site."""

from itertools import product

import pytest

from guides.rule import Standing, standing
from guides.shapes import GUARDED, LANGUAGE, Kind

S, D, W = Standing.SHOWN, Standing.DRAFT, Standing.WITHHELD
# kind: (demo unreviewed, demo reviewed, production unreviewed, production reviewed)
RULE = {
    Kind.SITE: (S, S, S, S),
    Kind.GENERAL: (S, S, S, S),
    Kind.MEDICAL: (D, S, W, S),
    Kind.LEGAL: (D, S, W, S),
    Kind.CHILD: (D, S, W, S),
}
CASES = [
    (kind, demo, reviewed, RULE[kind][2 * (not demo) + reviewed])
    for kind, demo, reviewed in product(RULE, (True, False), (False, True))
]


def test_the_table_is_whole():
    assert RULE.keys() == set(Kind)


@pytest.mark.parametrize(("kind", "demo", "reviewed", "stands"), CASES)
def test_a_text_is_shown_as_the_table_says(kind, demo, reviewed, stands):
    assert standing(kind, {kind: "Somebody, invented"} if reviewed else {}, demo=demo) is stands


@pytest.mark.parametrize(
    ("kind", "other"), [(kind, what) for kind in GUARDED for what in (*GUARDED, LANGUAGE) if what != kind]
)
def test_a_doctor_cannot_sign_for_a_lawyer_nor_a_reader_for_either(kind, other):
    assert standing(kind, {other: "Somebody, invented"}, demo=False) is Standing.WITHHELD


@pytest.mark.parametrize("kind", GUARDED)
def test_an_empty_name_is_no_review(kind):
    assert standing(kind, {kind: ""}, demo=False) is Standing.WITHHELD
