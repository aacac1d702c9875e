"""Opens notebooks in a real JupyterLab in headless Chromium, runs all their cells and takes pictures of the pages.

    python src/test/browser/look.py [NAME…]        after ./lab run; a name is the beginning of a notebook's

Needs Playwright (`pip install playwright`) and a Chromium on the PATH; asks the network for nothing. The pictures land
in target/browser/. Every notebook's cells must all have run, and every player must play, or the exit code is 1.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parents[3]
PICTURES = ROOT / "target" / "browser"
WIDTH, HEIGHT, TALLEST = 1400, 1000, 12_000
CELL_SECONDS = 1800

# Without these Chromium asks for Google's hosts at every start; as root it runs only without its sandbox.
CHROMIUM = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]

# All cells stay in the page, also those that are out of sight.
WHOLE_PAGE = {"windowingMode": "none"}

PROMPTS = "[...document.querySelectorAll('.jp-CodeCell .jp-InputArea-prompt')].map(prompt => prompt.innerText.trim())"
ERRORS = "[...document.querySelectorAll('[data-mime-type=\"application/vnd.jupyter.stderr\"]')].map(e => e.innerText)"
LENGTH = "document.querySelector('.jp-WindowedPanel-outer').scrollHeight"
PLAYED = """async () => {
    const times = [];
    for (const player of document.querySelectorAll('audio')) {
        player.muted = true;
        await player.play().catch(() => {});
        await new Promise(resolve => setTimeout(resolve, 300));
        times.push(player.currentTime);
        player.pause();
    }
    return times;
}"""


def main(names: list[str]) -> int:
    every = sorted((ROOT / "notebooks").glob("*.ipynb"))
    notebooks = [notebook for notebook in every if notebook.name.startswith(tuple(names or [""]))]
    PICTURES.mkdir(parents=True, exist_ok=True)
    failed = 0
    with tempfile.TemporaryDirectory() as home, sync_playwright() as playwright:
        address, server = start_jupyterlab(Path(home))
        try:
            chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM)
            for notebook in notebooks:
                page = chromium.new_page(viewport={"width": WIDTH, "height": HEIGHT})
                problem = look(page, f"{address}/lab/tree/{notebook.name}?reset", PICTURES / f"{notebook.stem}.png")
                print(f"{notebook.stem:<24}{problem or 'ok'}", flush=True)
                failed += problem is not None
                page.close()
        finally:
            server.terminate()
            server.wait()
    print(f"browser: {len(notebooks) - failed} passed, {failed} failed")
    return 1 if failed else 0


def start_jupyterlab(home: Path) -> tuple[str, subprocess.Popen]:
    """Starts the project's JupyterLab with settings of our own; its address, and its process."""
    settings = home / "settings" / "@jupyterlab" / "notebook-extension" / "tracker.jupyterlab-settings"
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps(WHOLE_PAGE))
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port = free.getsockname()[1]
    options = ["--no-browser", "--allow-root", f"--port={port}", "--IdentityProvider.token="]
    environment = {**os.environ, "JUPYTERLAB_SETTINGS_DIR": str(home / "settings")}
    with (PICTURES / "server.log").open("w") as log:
        server = subprocess.Popen([str(ROOT / "lab"), *options], env=environment, stdout=log, stderr=log)
    while server.poll() is None:
        try:
            socket.create_connection(("localhost", port)).close()
            return f"http://localhost:{port}", server
        except ConnectionRefusedError:
            time.sleep(0.2)
    sys.exit(f"JupyterLab did not start: see {PICTURES / 'server.log'}")


def look(page: Page, address: str, picture: Path) -> str | None:
    """Runs all cells of the notebook and takes its picture; None if all went well, else what went wrong."""
    page.goto(address)
    page.wait_for_selector(".jp-Notebook .jp-CodeCell", timeout=60_000)
    # Who runs a cell before the kernel is there is asked which kernel he wants.
    page.get_by_text("Java | Idle").wait_for(timeout=60_000)
    page.locator(".lm-MenuBar-itemLabel", has_text="Run").click()
    page.locator(".lm-Menu-itemLabel", has_text="Run All Cells").first.click()
    deadline = time.monotonic() + CELL_SECONDS
    while time.monotonic() < deadline and any("*" in prompt for prompt in page.evaluate(PROMPTS)):
        page.wait_for_timeout(300)
    page.wait_for_timeout(1000)

    page.set_viewport_size({"width": WIDTH, "height": min(page.evaluate(LENGTH) + 120, TALLEST)})
    page.evaluate("document.querySelector('.jp-WindowedPanel-outer').scrollTop = 0")
    page.wait_for_timeout(1000)
    page.screenshot(path=picture)

    not_run = [number for number, prompt in enumerate(page.evaluate(PROMPTS), start=1) if not prompt.strip("[]: *")]
    if not_run:
        return f"FAILED: code cell {not_run[0]} has not run"
    if errors := page.evaluate(ERRORS):
        return "FAILED: " + errors[0]
    if not all(time > 0 for time in page.evaluate(PLAYED)):
        return "FAILED: a player does not play"
    return None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
