"""The keyboard on pages that have no way out in the corner: staff's, once they are signed in."""

from playwright.sync_api import Locator

from tests.browser import hands
from tests.browser.hands import IS_HERE, MOST_STEPS, UNSEEN, Finger

UNRINGED = """() => {
  const one = document.activeElement, style = getComputedStyle(one);
  const isRinged = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  return one === document.body || isRinged ? '' : `not seen: ${one.outerHTML}`;
}"""

__all__ = ["Finger", "Keys"]


class Keys(hands.Keys):
    """Knows Tab, Enter, Space, arrows and letters only; every step must be seen."""

    def _come_to(self, target: Locator, is_there: str = IS_HERE) -> None:
        wanted = target.first.element_handle()
        unseen = UNSEEN if self.page.locator(".leave").count() else UNRINGED
        for _step in range(MOST_STEPS):
            assert self.page.evaluate(unseen) == ""
            if wanted.evaluate(is_there):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{target} was never reached")
