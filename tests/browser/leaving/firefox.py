"""A tab of Debian's Firefox, driven over WebDriver BiDi with as little as that takes: a web socket and JSON."""

import json
import re
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

FIREFOX = "firefox-esr"
PATIENCE_S = 60
LISTENS = re.compile(r"WebDriver BiDi listening on (ws://\S+)")


class Tab:
    """One tab. Every command waits for its answer."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket, self.number = socket, 0
        self.ask("session.new", capabilities={"alwaysMatch": {"acceptInsecureCerts": True}})
        self.context = self.ask("browsingContext.getTree")["contexts"][0]["context"]

    def ask(self, method: str, **params: Any) -> Any:
        """Send a command and return its result; what the browser says unasked is passed over."""
        self.number += 1
        self.socket.send(json.dumps({"id": self.number, "method": method, "params": params}))
        while (said := json.loads(self.socket.recv(timeout=PATIENCE_S))).get("id") != self.number:
            pass
        assert said["type"] == "success", said
        return said["result"]

    def open(self, url: str) -> None:
        """Open an address as if it were typed."""
        self.ask("browsingContext.navigate", context=self.context, url=url, wait="complete")

    def click(self, css: str) -> None:
        """Touch the first element that fits, with a real pointer; the window is high enough to show it."""
        self.ask("browsingContext.setViewport", context=self.context, viewport={"width": 900, "height": 3000})
        found = self.ask("browsingContext.locateNodes", context=self.context, locator={"type": "css", "value": css})
        origin = {"type": "element", "element": {"sharedId": found["nodes"][0]["sharedId"]}}
        moves = [{"type": "pointerMove", "x": 0, "y": 0, "origin": origin}]
        presses = [{"type": kind, "button": 0} for kind in ("pointerDown", "pointerUp")]
        pointer = {"type": "pointer", "id": "finger", "actions": moves + presses}
        self.ask("input.performActions", context=self.context, actions=[pointer])

    def back(self) -> None:
        """Go back one entry, as the button does."""
        self.ask("browsingContext.traverseHistory", context=self.context, delta=-1)

    @property
    def url(self) -> str:
        """Return the address that is shown."""
        return str(self.ask("browsingContext.getTree", root=self.context)["contexts"][0]["url"])


@contextmanager
def opened(*, scripts: bool) -> Iterator[Tab]:
    """Start Firefox without a window and with an empty profile; close it at the end."""
    with tempfile.TemporaryDirectory() as profile:
        (Path(profile) / "user.js").write_text(f'user_pref("javascript.enabled", {str(scripts).lower()});\n')
        command = [FIREFOX, "--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        try:
            with connect(f"{_address(process)}/session", max_size=None) as socket:
                yield Tab(socket)
        finally:
            process.terminate()
            process.wait(timeout=PATIENCE_S)
            process.stderr.close()


def _address(process: subprocess.Popen[str]) -> str:
    """Return where Firefox listens, once it says so."""
    for line in process.stderr:
        if found := LISTENS.search(line):
            return found[1]
    raise RuntimeError("Firefox ended before it listened.")
