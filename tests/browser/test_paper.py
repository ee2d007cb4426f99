"""The card and the poster as a printer gets them, and the code as a camera reads it."""

import os
import re
import shutil
import subprocess

import pytest
from playwright.sync_api import Page

from tests.browser.pages import URDU_AT_ONCE

DOORS = ("/card/", "/card/?place=pk/sindh", "/poster/", "/poster/?place=pk/punjab")
READER = "zbarimg"
MILLIMETRE = 96 / 25.4
A4 = [210, 297]
SHOWN = "[...document.querySelectorAll('body *')].filter(one => one.offsetParent && !one.closest('main')).length"


def printed(page: Page) -> bytes:
    return page.pdf(prefer_css_page_size=True)


@pytest.mark.parametrize("language", URDU_AT_ONCE)
@pytest.mark.parametrize("door", DOORS)
def test_it_is_one_page_of_a4(reader: Page, language, door):
    reader.goto(f"/{language}{door}")
    pdf = printed(reader)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
    box = re.search(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", pdf)
    assert box
    assert [round(float(points) / 72 * 25.4) for points in box.groups()] == A4


@pytest.mark.parametrize("door", DOORS)
def test_nothing_of_the_page_around_it_is_printed(reader: Page, door):
    reader.emulate_media(media="print")
    reader.goto(f"/ur{door}")
    assert reader.evaluate(SHOWN) == 0
    assert reader.locator("main .screen").evaluate_all("all => all.filter(one => one.offsetParent).length") == 0
    assert reader.locator(".paper").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("door", ["/card/", "/poster/"])
def test_it_is_black_on_white_even_in_the_dark(reader: Page, door, scheme):
    reader.emulate_media(media="print", color_scheme=scheme)
    reader.goto(f"/en{door}")
    style = "one => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor]"
    assert reader.locator(".paper").evaluate(style) == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    assert reader.locator("html").evaluate("one => getComputedStyle(one).backgroundColor") == "rgba(0, 0, 0, 0)"


@pytest.mark.parametrize("language", URDU_AT_ONCE)
@pytest.mark.parametrize("place", ["", "?place=pk/sindh", "?place=pk/khyber-pakhtunkhwa"])
def test_the_card_fits_into_a_purse(reader: Page, language, place):
    reader.emulate_media(media="print")
    reader.set_viewport_size({"width": 800, "height": 1000})
    reader.goto(f"/{language}/card/{place}")
    box = reader.locator(".paper").bounding_box()
    assert box
    assert round(box["width"] / MILLIMETRE) == 86
    assert box["height"] / MILLIMETRE <= 55


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", URDU_AT_ONCE)
def test_a_camera_reads_the_code_as_the_address_of_the_site(reader: Page, site, tmp_path, language, scheme):
    if shutil.which(READER) is None:
        refuse = pytest.fail if os.environ.get("REQUIRE_BROWSER") == "1" else pytest.skip
        refuse("zbarimg is not installed: `apt-get install zbar-tools`, then the code is read back")
    reader.emulate_media(color_scheme=scheme)
    reader.goto(f"/{language}/poster/")
    reader.locator(".code").screenshot(path=tmp_path / "code.png")
    said = subprocess.run([READER, "-q", "--raw", tmp_path / "code.png"], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == f"{site.url}/"
