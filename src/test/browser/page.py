"""A real JupyterLab with the project's notebooks, and what a person does in it: open, run, drag, interrupt, listen."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[3]
PICTURES = ROOT / "target" / "browser"
WIDTH, HEIGHT, TALLEST = 1400, 1000, 12_000
CELL_SECONDS = 1200

# Without these Chromium asks for Google's hosts at every start; as root it runs only without its sandbox.
CHROMIUM = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]

SETTINGS = {
    # All cells stay in the page, also those that are out of sight.
    "notebook-extension/tracker": {"windowingMode": "none"},
    "docmanager-extension/plugin": {"autosave": False},
}

PROMPTS = "[...document.querySelectorAll('.jp-CodeCell .jp-InputArea-prompt')].map(prompt => prompt.innerText.trim())"
ERRORS = "[...document.querySelectorAll('[data-mime-type=\"application/vnd.jupyter.stderr\"]')].map(e => e.innerText)"
LENGTH = "document.querySelector('.jp-WindowedPanel-outer').scrollHeight"

# Of each player: how long its sound is, and how far it has got, at last after five seconds.
PLAYED = """async () => {
    const played = [];
    for (const player of document.querySelectorAll('audio')) {
        player.muted = true;
        await player.play().catch(() => {});
        const started = performance.now();
        const wanted = Math.min(0.1, player.duration / 2);
        while (!(player.currentTime > wanted) && performance.now() - started < 5000) {
            await new Promise(resolve => setTimeout(resolve, 20));
        }
        played.push([player.duration, player.currentTime]);
        player.pause();
    }
    return played;
}"""

# Plays the notebook's last player with a picture from a click into its middle on: where the lines are then, and the axes
# that they stand in, and the picture, each as left, top, right and bottom.
LINES = """async () => {
    const player = [...document.querySelectorAll('[data-from]')].pop();
    const picture = player.querySelector('img');
    const sound = player.querySelector('audio');
    sound.muted = true;
    const box = element => {
        const {left, top, right, bottom} = element.getBoundingClientRect();
        return {left, top, right, bottom};
    };
    const {left, top, right, bottom} = box(picture);
    const middle = {clientX: (left + right) / 2, clientY: (top + bottom) / 2, bubbles: true};
    picture.dispatchEvent(new MouseEvent('click', middle));
    const begun = sound.currentTime;
    const started = performance.now();
    while (!(sound.currentTime > begun) && performance.now() - started < 5000) {
        await new Promise(resolve => setTimeout(resolve, 20));
    }
    const played = sound.currentTime - begun;
    sound.pause();
    await new Promise(resolve => setTimeout(resolve, 300));
    player.scrollIntoView();
    const lines = [...player.querySelectorAll('i')];
    return {
        played,
        part: (sound.currentTime - player.dataset.from) / (player.dataset.to - player.dataset.from),
        lines: lines.map(box),
        axes: lines.map(line => box(line.parentElement)),
        picture: box(picture),
    };
}"""

# From the press of an arrow key to the new picture, ready to be painted, in ms.
REDRAW = """async slider => {
    const picture = () => slider.closest('.jp-OutputArea-output').querySelector('.widget-html-content');
    const before = picture().innerHTML;
    const started = performance.now();
    slider.dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowRight', bubbles: true, cancelable: true}));
    while (picture().innerHTML === before) {
        if (performance.now() - started > 10000) return null;
        await new Promise(resolve => setTimeout(resolve, 1));
    }
    await Promise.all([...picture().querySelectorAll('img')].map(image => image.decode()));
    return performance.now() - started;
}"""


class Server:
    """JupyterLab on copies of the notebooks, which the tests may save; all else is the project's own."""

    def __init__(self):
        home = PICTURES / "home"
        shutil.rmtree(home, ignore_errors=True)
        for name, values in SETTINGS.items():
            extension, plugin = name.split("/")
            file = home / "settings" / "@jupyterlab" / extension / f"{plugin}.jupyterlab-settings"
            file.parent.mkdir(parents=True)
            file.write_text(json.dumps(values))
        shutil.copytree(ROOT / "notebooks", home / "notebooks")
        for folder in ("data", "src", "target"):
            (home / folder).symlink_to(ROOT / folder)
        self.names = sorted(file.stem for file in (home / "notebooks").glob("*.ipynb"))
        with socket.socket() as free:
            free.bind(("localhost", 0))
            port = free.getsockname()[1]
        self.address = f"http://localhost:{port}"
        options = ["--no-browser", "--allow-root", f"--port={port}", "--IdentityProvider.token="]
        # Whoever can reach the port may end kernels: the tests do.
        options += ["--ServerApp.disable_check_xsrf=True"]
        command = [sys.executable, "-m", "jupyterlab", f"--ServerApp.root_dir={home / 'notebooks'}", *options]
        environment = {
            **os.environ,
            "JUPYTERLAB_SETTINGS_DIR": str(home / "settings"),
            "JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces"),
        }
        with (PICTURES / "server.log").open("w") as log:
            self.process = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
        while self.process.poll() is None:
            try:
                socket.create_connection(("localhost", port)).close()
                return
            except ConnectionRefusedError:
                time.sleep(0.2)
        sys.exit(f"JupyterLab did not start: see {PICTURES / 'server.log'}")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()

    def end_kernels(self) -> None:
        """A kernel holds a gigabyte or two."""
        for kernel in json.load(urllib.request.urlopen(f"{self.address}/api/kernels")):
            request = urllib.request.Request(f"{self.address}/api/kernels/{kernel['id']}", method="DELETE")
            urllib.request.urlopen(request).close()


class Notebook:
    """One notebook in a page of its own, its kernel ready."""

    def __init__(self, chromium: Browser, server: Server, name: str):
        self.name = name
        self.page: Page = chromium.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        # It asks whether to leave what was not saved.
        self.page.on("dialog", lambda dialog: dialog.accept())
        self.page.goto(f"{server.address}/lab/tree/{name}.ipynb?reset")
        self._wait_until_ready()

    def _wait_until_ready(self) -> None:
        self.page.wait_for_selector(".jp-Notebook .jp-CodeCell", timeout=60_000)
        # Who runs a cell before the kernel is there is asked which kernel he wants.
        self.idle(60)

    def idle(self, seconds: float) -> None:
        """Waits until the kernel has nothing to do."""
        self.page.get_by_text("Java | Idle").wait_for(timeout=1000 * seconds)

    def menu(self, menu: str, entry: str) -> None:
        self.page.locator(".lm-MenuBar-itemLabel", has_text=re.compile(f"^{menu}$")).click()
        self.page.locator(".lm-Menu-itemLabel", has_text=re.compile(f"^{entry}")).first.click()

    def run_all(self) -> None:
        """Runs all cells; an AssertionError if one did not run or wrote to stderr."""
        self.menu("Run", "Run All Cells")
        self._wait_for_cells()
        prompts = self.page.evaluate(PROMPTS)
        not_run = [number for number, prompt in enumerate(prompts, start=1) if not prompt.strip("[]: *")]
        assert not not_run, f"code cell {not_run[0]} has not run"
        errors = self.page.evaluate(ERRORS)
        assert not errors, errors[0]

    def _wait_for_cells(self) -> None:
        deadline = time.monotonic() + CELL_SECONDS
        while any("*" in prompt for prompt in self.page.evaluate(PROMPTS)):
            assert time.monotonic() < deadline, f"the cells have run for {CELL_SECONDS} s"
            self.page.wait_for_timeout(300)
        self.page.wait_for_timeout(500)

    def run_new_cell(self, source: str, wait: bool = True) -> None:
        """Adds a cell at the end and runs it."""
        self.write_new_cell(source)
        self.page.keyboard.press("Shift+Enter")
        if wait:
            self._wait_for_cells()

    def write_new_cell(self, source: str) -> None:
        """Adds a cell at the end and leaves the cursor behind its source."""
        self.page.locator(".jp-Cell .jp-InputPrompt").last.click()
        self.page.keyboard.press("Escape")
        self.page.keyboard.press("b")
        self.page.keyboard.press("Enter")
        self.page.keyboard.insert_text(source)

    def active_source(self) -> str:
        return self.page.locator(".jp-Cell.jp-mod-active .cm-content").inner_text().strip()

    def last_output(self) -> str:
        return self.page.locator(".jp-OutputArea-output").last.inner_text().strip()

    def save_and_reload(self) -> None:
        self.page.keyboard.press("Escape")
        self.page.keyboard.press("Control+s")
        self.page.wait_for_timeout(1500)
        self.page.reload()
        self._wait_until_ready()

    def interaction(self, slider: str):
        """The output that holds the slider of this name."""
        label = self.page.locator(".widget-label", has_text=re.compile("^" + re.escape(slider))).first
        label.wait_for(timeout=30_000)
        return self.page.locator(".jp-OutputArea-output", has=label).last

    def redraws(self, slider: str, presses: int) -> list[float]:
        """Presses the arrow key on the slider so many times; the time of each redraw, in ms."""
        handle = self._handle(slider)
        handle.focus()
        times = []
        for _ in range(presses):
            times.append(handle.evaluate(REDRAW))
            assert times[-1], f"the picture did not change within 10 s: {times}"
        return times

    def drag(self, slider: str, pixels: int) -> int:
        """Drags the slider in small steps; how many different pictures were seen."""
        box = self._handle(slider).bounding_box()
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        pictures = {self.picture(slider)}
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        for step in range(1, 21):
            self.page.mouse.move(x + pixels * step / 20, y)
            self.page.wait_for_timeout(60)
            pictures.add(self.picture(slider))
        self.page.mouse.up()
        self.idle(10)
        pictures.add(self.picture(slider))
        return len(pictures)

    def picture(self, slider: str) -> str:
        return self.interaction(slider).locator(".widget-html-content").inner_html()

    def _handle(self, slider: str):
        row = self.page.locator(".widget-slider", has=self.page.locator(f"label:text-is('{slider}')")).first
        row.scroll_into_view_if_needed()
        return row.locator(".noUi-handle")

    def played(self) -> list[list[float]]:
        return self.page.evaluate(PLAYED)

    def lines(self) -> dict:
        """Where the lines of the last player are that was clicked into, and its axes and picture; see LINES."""
        return self.page.evaluate(LINES)

    def photograph(self, name: str = "") -> None:
        """Takes a picture of the whole notebook."""
        self.page.set_viewport_size({"width": WIDTH, "height": min(self.page.evaluate(LENGTH) + 120, TALLEST)})
        self.page.evaluate("document.querySelector('.jp-WindowedPanel-outer').scrollTop = 0")
        self.page.wait_for_timeout(700)
        self.page.screenshot(path=PICTURES / f"{name or self.name}.png")
        self.page.set_viewport_size({"width": WIDTH, "height": HEIGHT})

    def close(self) -> None:
        self.page.close()
