"""Every look of the checks finds the fault that it is there for: pages made to be wrong."""

import pytest
from playwright.sync_api import Page

from tests.browser.seen import IN_ORDER, axe, look

BAR = '<a class="leave" href="/" style="position:sticky;top:0;display:block;height:60px">Leave</a>'
PAGE = '<!doctype html><html lang="en"><title>t</title><body>{}</body></html>'
WRONG = {
    "overflow": '<p style="inline-size:400px">wide</p>',
    "targets": '<button style="height:20px">Go</button>',
    "covered": f'{BAR}<p style="height:900px"><a href="/a">first</a><p><a href="/b">second</a><p style="height:900px">',
    "digits": '<p dir="rtl">\u0641\u0648\u0646 042 111 222</p>',
    "tofu": "<p>\u0378</p>",
    "crossed": '<label for="a">Name</label><input id="a" style="margin-top:-20px;display:block">',
}
RIGHT = """<p dir="rtl">\u0641\u0648\u0646 <bdi dir="ltr">042 111 222</bdi></p><label for="a">Name</label>
<input id="a" style="display:block;height:48px;width:200px"><button style="height:48px">Send it now</button>"""
PALE_AT_NIGHT = "<style>@media (prefers-color-scheme: dark) { body { background: #000; color: #444 } }</style>"


@pytest.mark.parametrize("name", WRONG)
def test_a_fault_is_found(reader: Page, name):
    reader.set_content(PAGE.format(WRONG[name]))
    assert look(reader, name) != []


@pytest.mark.parametrize("name", WRONG)
def test_what_is_right_is_left_alone(reader: Page, name):
    reader.set_content(PAGE.format(f'<a class="leave" href="/" style="display:block;height:60px">Leave</a>{RIGHT}'))
    assert look(reader, name) == []


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ('<main><h1>t</h1><p style="color:#999">pale</p></main>', "color-contrast"),
        ("<main><h1>t</h1><input></main>", "label"),
        (
            '<main><h1>t</h1><a href="/a" style="font-size:5px">a</a><a href="/b" style="font-size:5px">b</a></main>',
            "target-size",
        ),
        ("<p>outside</p><main><h1>t</h1></main>", "region"),
    ],
)
def test_axe_looks_at_the_newest_rules_and_at_good_practice(reader: Page, body, rule):
    reader.set_content(PAGE.format(body))
    assert [found.split(":")[0] for found in axe(reader)] == [rule]


def test_what_is_pale_at_night_only_is_found_in_the_dark(reader: Page):
    reader.set_content(PAGE.format(f"{PALE_AT_NIGHT}<main><h1>pale</h1></main>"))
    assert IN_ORDER["axe"](reader) == []
    assert [found.split(":")[0] for found in IN_ORDER["dark"](reader)] == ["color-contrast"]
