"""`./lab test browser`: opens the notebooks in a real JupyterLab in headless Chromium and uses them as a person would.

Usage: browser.py CHROMIUM [NAME…]        a name is the beginning of a notebook's

Every notebook runs from top to bottom in its quick form, and every player in it plays. Then sliders are dragged, a long
cell is interrupted, a page is loaded again, a name is completed. Pictures of all pages land in target/browser/: look at
them.
"""

import statistics
import sys
import time
from collections.abc import Callable

from page import CHROMIUM, PICTURES, Notebook, Server
from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import Error as PageError

# What a hand does not feel as a delay is 100 ms; a busy machine gets some more before it counts as a failure.
REDRAW_MS = 250
IDLE_SECONDS = 1

SLIDER = "window (samples)"
SLIDERS = {
    "02-spectrograms": SLIDER,
    "03-synthesis": "SNR (dB)",
    "06-evaluation": "threshold",
    "07-detection": "from (min)",
    "08-your-own-word": "the word is said (times an hour)",
}

# Hours of work, in the words of notebook 6.
LONG = """\
var many = new SceneSynthesizer(clips, SynthesisOptions.defaults()).scenes(100_000, 1);
var scored = ScoredScene.score(network::score, encoder, many);"""


# An hour of it, in the words of notebook 5.
BACKGROUND = """\
var lasting = LiveTraining.start(new Experiment(clips, options.with("seed", 3).with("examples", 50)
    .with("training.epochs", 1000), Lab.runs()));"""


def runs(notebook: Notebook) -> str:
    notebook.run_all()
    played = notebook.played()
    for duration, position in played:
        assert duration > 0.05, f"a sound lasts {duration} s"
        assert position > min(0.1, duration / 2), f"after five seconds a player is at {position} s of {duration} s"
    return f"{len(played)} players"


def a_slider_redraws_the_picture(notebook: Notebook) -> str:
    times = notebook.redraws(SLIDERS[notebook.name], 10)
    median = statistics.median(times)
    assert median <= REDRAW_MS, f"the picture took {median:.0f} ms"
    return f"{median:.0f} ms, slowest {max(times):.0f} ms"


def dragging_shows_pictures_on_the_way(notebook: Notebook) -> str:
    pictures = notebook.drag(SLIDER, -150)
    assert pictures > 3, f"{pictures} pictures in a drag of 20 steps"
    return f"{pictures} pictures in a drag of 20 steps"


def an_exception_is_shown_in_the_pictures_place(notebook: Notebook) -> str:
    notebook.drag(SLIDER, -1000)
    notebook.drag("hop (samples)", 1000)
    shown = notebook.interaction(SLIDER).inner_text()
    assert "IllegalArgumentException: hopSamples: expected 1 to 100 (the window) but was 400" in shown, shown
    notebook.drag("hop (samples)", -1000)
    return ""


def sliders_work_after_the_page_was_loaded_again(notebook: Notebook) -> str:
    notebook.save_and_reload()
    return f"{statistics.median(notebook.redraws(SLIDER, 3)):.0f} ms"


def a_click_plays_from_there_and_the_lines_stay_in_the_axes(notebook: Notebook) -> str:
    seen = notebook.lines()
    assert seen["played"] > 0, "a click does not play"
    assert 0.4 < seen["part"] < 0.9, f"a click into the middle plays at {seen['part']:.2f} of the picture"
    picture, lines, axes = seen["picture"], seen["lines"], seen["axes"]
    assert len(lines) == 2, f"{len(lines)} lines"
    for line, box in zip(lines, axes, strict=True):
        at = (line["left"] - box["left"]) / (box["right"] - box["left"])
        assert abs(at - seen["part"]) < 0.02, f"the line is at {at:.2f} of the axes, the sound at {seen['part']:.2f}"
        assert line["top"] >= box["top"] - 1 and line["bottom"] <= box["bottom"] + 1, f"{line} in {box}"
    # Titles stand above the axes, and between them; the time below.
    assert axes[0]["top"] > picture["top"] + 20 and axes[-1]["bottom"] < picture["bottom"] - 20, f"{axes} in {picture}"
    assert axes[1]["top"] > axes[0]["bottom"] + 20, f"{axes}"
    notebook.page.screenshot(path=PICTURES / "lines.png")
    return ""


def an_interrupt_keeps_what_is_done(notebook: Notebook) -> str:
    notebook.run_new_cell(LONG, wait=False)
    notebook.page.get_by_text("Java | Busy").wait_for()
    notebook.page.wait_for_timeout(4000)
    started = time.monotonic()
    notebook.page.locator("[data-command='notebook:interrupt-kernel']").first.click()
    notebook.idle(30)
    seconds = time.monotonic() - started
    notebook.run_new_cell("scored.size()")
    done = int(notebook.last_output())
    assert 0 < done < 100_000, f"{done} scenes were kept"
    assert seconds <= IDLE_SECONDS, f"the kernel was idle after {seconds:.1f} s"
    return f"idle after {seconds:.2f} s, {done} scenes kept"


def the_background_training_goes_on_in_a_page_loaded_again_and_its_button_stops_it(notebook: Notebook) -> str:
    notebook.run_new_cell(BACKGROUND)
    notebook.run_new_cell("Thread.sleep(2000)")
    notebook.save_and_reload()
    panel = notebook.page.locator(".jp-OutputArea-output", has=notebook.page.get_by_role("button", name="stop")).last
    panel.wait_for(timeout=30_000)
    before = panel.inner_text()
    deadline = time.monotonic() + 60
    while panel.inner_text() == before:
        assert time.monotonic() < deadline, f"it still says {before}"
        notebook.page.wait_for_timeout(100)
    notebook.photograph("background")
    started = time.monotonic()
    panel.get_by_role("button", name="stop").click()
    panel.locator("button[disabled]").wait_for(timeout=30_000)
    seconds = time.monotonic() - started
    notebook.run_new_cell("lasting.isRunning()")
    assert notebook.last_output() == "false", notebook.last_output()
    return f"stopped after {seconds:.1f} s: {panel.inner_text().splitlines()[0]}"


def tab_completes_a_name(notebook: Notebook) -> str:
    started = time.monotonic()
    notebook.write_new_cell("ThresholdSweep.o")
    notebook.page.keyboard.press("Tab")
    # The list of what it may be is left out where it can be one thing only.
    while not notebook.active_source().startswith("ThresholdSweep.of"):
        assert time.monotonic() - started < 20, f"Tab left {notebook.active_source()}"
        if notebook.page.locator(".jp-Completer:visible").count():
            notebook.page.keyboard.press("Enter")
        notebook.page.wait_for_timeout(100)
    return notebook.active_source()


def values_are_cards_and_tables(notebook: Notebook) -> str:
    notebook.run_new_cell("DetectorOptions.course()")
    card = notebook.page.locator(".jp-OutputArea-output").last
    assert card.locator("th").all_inner_texts() == ["threshold", "smoothingSteps", "refractorySteps"], card.inner_text()
    notebook.run_new_cell("List.of(new Detection(1000, 0.5f), new Detection(3000, 0.75f))")
    rows = notebook.page.locator(".jp-OutputArea-output").last.locator("tbody tr").all_inner_texts()
    assert [row.split() for row in rows] == [["1000", "0.50"], ["3000", "0.75"]], rows
    notebook.run_new_cell("new Recorder(16_000)")
    assert notebook.last_output().startswith("Recorder: hasMicrophone(…)"), notebook.last_output()
    return ""


def an_error_begins_with_a_sentence(notebook: Notebook) -> str:
    notebook.run_new_cell('ClipLibrary.load(Path.of("nowhere"), 16_000)')
    lines = notebook.last_output().splitlines()
    assert lines[0].startswith("java.io.IOException: expected a folder of clips but there is none: /"), lines
    assert lines[0].endswith("/notebooks/nowhere"), lines
    assert len(lines) <= 5, lines
    return f"and {len(lines) - 1} lines where"


# Beside the redraw, which is measured wherever there is a slider.
CHECKS: dict[str, list[Callable[[Notebook], str]]] = {
    "02-spectrograms": [
        dragging_shows_pictures_on_the_way,
        an_exception_is_shown_in_the_pictures_place,
        sliders_work_after_the_page_was_loaded_again,
    ],
    "05-training": [the_background_training_goes_on_in_a_page_loaded_again_and_its_button_stops_it],
    "06-evaluation": [
        a_click_plays_from_there_and_the_lines_stay_in_the_axes,
        an_interrupt_keeps_what_is_done,
        tab_completes_a_name,
    ],
    "10-speed": [values_are_cards_and_tables, an_error_begins_with_a_sentence],
}


class Results:
    passed = failed = 0

    def check(self, title: str, check: Callable[[Notebook], str], notebook: Notebook) -> bool:
        started = time.monotonic()
        try:
            said = check(notebook) or "ok"
            self.passed += 1
        except (AssertionError, PageError) as error:
            said = f"FAILED: {error}"
            self.failed += 1
            notebook.photograph(f"failed-{notebook.name}")
        print(f"{title:<48}{time.monotonic() - started:7.1f} s  {said}", flush=True)
        return not said.startswith("FAILED")


def main(program: str, names: list[str]) -> int:
    PICTURES.mkdir(parents=True, exist_ok=True)
    results = Results()
    with Server() as server, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=CHROMIUM)
        for name in server.names:
            if name.startswith(tuple(names or [""])):
                look(chromium, server, name, results)
    print(f"browser: {results.passed} passed, {results.failed} failed")
    return 1 if results.failed else 0


def look(chromium: Browser, server: Server, name: str, results: Results) -> None:
    notebook = Notebook(chromium, server, name)
    if results.check(name, runs, notebook):
        notebook.photograph()
        sliders = [a_slider_redraws_the_picture] if name in SLIDERS else []
        for check in sliders + CHECKS.get(name, []):
            results.check("  " + check.__name__.replace("_", " "), check, notebook)
    notebook.close()
    server.end_kernels()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
