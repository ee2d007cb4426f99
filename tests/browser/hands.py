"""Two ways to go through a page: with a finger, and by the keyboard alone, where every step must be seen."""

from typing import Protocol

from playwright.sync_api import Locator, Page

MOST_STEPS = 300
# What is wrong where the keyboard is: nothing shows it, or the way out stands over it.
UNSEEN = """() => {
  const one = document.activeElement, style = getComputedStyle(one), leave = document.querySelector('.leave');
  if (one === document.body) return '';
  const isDrawn = shape => parseFloat(getComputedStyle(shape).strokeWidth) >= 3;
  const isRinged = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  if (!isRinged && ![...one.querySelectorAll(':scope > rect')].some(isDrawn)) return `not seen: ${one.outerHTML}`;
  const [bar, box] = [leave.getBoundingClientRect(), one.getBoundingClientRect()];
  const isUnder = one !== leave && box.left < bar.right - 1 && box.right > bar.left + 1
    && box.top < bar.bottom - 1 && box.bottom > bar.top + 1;
  return isUnder ? `under the way out: ${one.outerHTML}` : '';
}"""
IS_HERE = "one => one === document.activeElement"
IS_NEAR = "one => document.activeElement.type === 'radio' && one.name === document.activeElement.name"


class Hand(Protocol):
    """What a journey needs: somebody at the page."""

    page: Page

    def press(self, target: Locator) -> None: ...
    def write(self, target: Locator, text: str) -> None: ...
    def pick(self, target: Locator) -> None: ...
    def choose(self, target: Locator, value: str) -> None: ...


class Finger:
    """Touches things."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, target: Locator) -> None:
        target.first.click()

    def write(self, target: Locator, text: str) -> None:
        target.fill(text)

    def pick(self, target: Locator) -> None:
        target.check()

    def choose(self, target: Locator, value: str) -> None:
        target.select_option(value)


class Keys:
    """Knows Tab, Enter, Space, arrows and letters only."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, target: Locator) -> None:
        self._come_to(target)
        self.page.keyboard.press("Enter")

    def write(self, target: Locator, text: str) -> None:
        self._come_to(target)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def pick(self, target: Locator) -> None:
        if target.get_attribute("type") == "radio":
            self._come_to(target, IS_NEAR)
        else:
            self._come_to(target)
        self.page.keyboard.press("Space")
        self._arrow_until(target, "one => one.checked")

    def choose(self, target: Locator, value: str) -> None:
        self._come_to(target)
        self._arrow_until(target, f"one => one.value === '{value}'")

    def _come_to(self, target: Locator, is_there: str = IS_HERE) -> None:
        """Press Tab until the target has the focus; fail where a step cannot be seen."""
        wanted = target.first.element_handle()
        for _step in range(MOST_STEPS):
            unseen, is_come = wanted.evaluate(f"one => [({UNSEEN})(), ({is_there})(one)]")
            assert unseen == ""
            if is_come:
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{target} was never reached")

    def _arrow_until(self, target: Locator, is_done: str) -> None:
        for _step in range(MOST_STEPS):
            if target.evaluate(is_done):
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{target} was never chosen")
