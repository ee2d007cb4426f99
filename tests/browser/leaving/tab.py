"""One tab of a browser, as a person uses it: she reads, leaves, and somebody goes back."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, expect

from tests.browser.doors import Door


class Tab:
    """A tab at our site. `hits` of the door count what the server was asked."""

    def __init__(self, context: BrowserContext, door: Door, neutral: Door) -> None:
        self.context, self.door, self.neutral = context, door, neutral
        self.page = context.new_page()
        self.tools = context.new_cdp_session(self.page)
        self.tools.send("Page.enable")
        self.page.goto(neutral.url)

    def search(self, words: str = "Karachi") -> None:
        """Search from the first page; the answer is the answer to a form."""
        self.page.goto("/en/")
        self.page.locator("#q").fill(words)
        self.page.locator("form[role=search] button").first.click()
        expect(self.page.locator("h1")).to_contain_text(words)

    def open_centre(self) -> None:
        """Open the first centre of the answer."""
        self.page.locator("section ol.cards h3 a").first.click()
        self.page.wait_for_url("**/centres/**")

    def leave(self) -> None:
        """Touch the link. From then on only what is asked now stands in the door's list."""
        self.door.hits.clear()
        self.page.locator(".leave").click()
        self.page.wait_for_url(f"{self.neutral.url}/")

    def back(self) -> None:
        """Go back one entry of the tab's history, as the button does."""
        at, entries = self.history()
        with self.page.expect_event("framenavigated"):
            self.tools.send("Page.navigateToHistoryEntry", {"entryId": entries[at - 1]["id"]})

    def history(self) -> tuple[int, list[dict]]:
        """Return where in its history the tab is, and the entries."""
        self.page.wait_for_load_state()
        known = self.tools.send("Page.getNavigationHistory")
        return known["currentIndex"], known["entries"]

    @property
    def url(self) -> str:
        """Return the address of what is shown; a page that the browser has made itself has one of its own."""
        return self.page.url

    @property
    def addresses(self) -> list[str]:
        """Return every address in the tab's history."""
        return [entry["url"] for entry in self.history()[1]]

    @property
    def cookies(self) -> set[str]:
        """Return the names of what the browser would send us."""
        return {cookie["name"] for cookie in self.context.cookies(self.door.url)}

    def is_marked(self) -> bool:
        """Say whether the server's marker has come."""
        return "rest" in self.cookies

    def until(self, is_so: Callable[[], object]) -> None:
        """Return as soon as something is so; fail after twenty seconds, for a busy machine is no fault of the page."""
        for _ in range(400):
            if is_so():
                return
            self.page.wait_for_timeout(50)
        raise AssertionError(f"It has not come to be so; asked of late: {self.door.hits[-5:]}, held: {self.cookies}")
