"""The laboratory's one command; `./lab help` prints what it can do. (On Windows: `python src/main/python/lab.py`.)"""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from laboratory import NOTEBOOKS, PYTHON, ROOT, TARGET, LabError, browser, jdk, jvm, preparation, speech
from laboratory.benchmark import suite

SOURCES = str(Path(__file__).parent)

HELP = """\
./lab                      set up and open JupyterLab on notebooks/ (further options go to JupyterLab)
./lab run [name…]          set up and execute the notebooks headless; copies land in target/notebooks/
./lab test [part…]         set up and run all tests, or some: java, python, notebooks (in their quick form), browser (the
                           notebooks used as by a person, in a real browser; needs Chromium; pictures in target/browser/)
./lab outputs [name…]      as run, and keep what the cells show in notebooks/, ready to commit
./lab speak "hey computer" [--out DIR] [--hours H] [--seed N] [--shareable] [--own DIR]
                           set up and make a data set of any word or phrase: voices say it and much else, for H hours
                           (1); --shareable leaves out real people's recordings, and voices whose licence keeps
                           their clips on your own machine.
                           --own takes in recordings of your own: a folder named like the person who speaks.
                           Ctrl-C stops, the same command goes on.
./lab train "hey computer" [--data DIR] [--preset voices|course] [--seed N] [--steps N] [--near-misses PERCENT]
            [--own DIR] [--out MODEL]
                           set up and train a detector on what ./lab speak made (or on DIR): voices, for real people, or
                           the course's own recipe. More --steps (6000) take longer and tell the word better from those
                           that sound like it. --near-misses raises the threshold until at most so many of a hundred such
                           words trigger: more takes of the word itself are missed then, above all in noise.
                           Ctrl-C stops, the same command goes on (the course's recipe begins anew).
./lab measure MODEL --positives DIR… --negatives DIR… [--noise DIR… --snr DB…] [--data DIR] [--seed N] [--out DIR]
                           set up and measure a model on clips of anyone's: words missed at so many false alarms an
                           hour, clean and in noise; figures and the worst clips land in target/measure/. With --data,
                           what else triggers: by class, among the test persons of a data set.
./lab ladder --data DIR --positives DIR… --negatives DIR… [--noise DIR… --snr DB…] [--seeds N] [--rungs NAME…] [--out FILE]
                           set up, train the course's recipe and then one change after the other up to what train does,
                           each with N seeds (3), and measure all on clips of anyone's: what notebook 9 shows. The figures
                           land in target/ladder.csv. Takes hours; Ctrl-C stops, the same command goes on.
./lab bench [name…] [--pytorch]
                           time ours beside other libraries: synthesis, spectrogram, training, inference, streaming;
                           without a name these all, in a quarter of an hour; or growth, how the cost grows. The
                           figures land in target/bench/. Installs those libraries (3 GB; with --pytorch that one
                           too, 8 GB more) into .venv-bench.
./lab help                 print this

A name is the beginning of a notebook's: `./lab run 02`, or `./lab run 2`.
TRIGGER_DATA=folder        clips of your own instead of data/
JAVA_HOME=folder           the JDK to build with and to run on, 17 or newer
"""


def main(arguments: list[str]) -> int:
    """Carries the command out and returns the exit code; LabError if the user has to mend something."""
    command, names = (arguments[0], arguments[1:]) if arguments else ("", [])
    match command:
        case "run":
            return run(names)
        case "test":
            return test(names)
        case "outputs" if own_clips(os.environ):
            raise LabError("expected outputs of the clips in data/ but TRIGGER_DATA is set: unset it first.")
        case "outputs":
            return run(names, "--keep-outputs")
        case "speak":
            return speak(names)
        case "train":
            return train(names)
        case "measure":
            return measure(names)
        case "ladder":
            return ladder(names)
        case "bench":
            return suite.run(names)
        case "help" | "--help" | "-h":
            print(HELP, end="")
            return 0
        case _ if command == "" or command.startswith("-"):
            return open_jupyterlab(arguments)
        case _:
            raise LabError(f"expected run, test, outputs, speak, train, measure, ladder, bench or help but was '{command}'.")


def own_clips(environment: Mapping[str, str]) -> bool:
    """True if TRIGGER_DATA names a folder; blank is as good as unset, as the notebooks have it, too."""
    return bool(environment.get("TRIGGER_DATA", "").strip())


def open_jupyterlab(options: list[str]) -> int:
    preparation.prepare()
    return python("-m", "jupyterlab", f"--ServerApp.root_dir={NOTEBOOKS}", *options)


def run(names: list[str], *options: str) -> int:
    notebooks = find_notebooks(names)
    preparation.prepare()
    return execute(TARGET / "notebooks", notebooks, *options)


def speak(arguments: list[str]) -> int:
    if not arguments:
        raise LabError('expected a word or a phrase in quotes, as in ./lab speak "hey computer".')
    java = preparation.prepare()
    tools = ["--dictionary", str(speech.dictionary()), "--python", str(PYTHON)]
    return program(java, "triggerword.speech.Speak", *arguments, *tools)


def measure(arguments: list[str]) -> int:
    if not arguments:
        raise LabError("expected a model's file, as in ./lab measure MODEL --positives DIR --negatives DIR.")
    java = preparation.prepare()
    # A second --out, the user's, counts.
    out = ["--out", str(TARGET / "measure")]
    return program(java, "triggerword.report.Measure", arguments[0], *out, *arguments[1:])


def ladder(arguments: list[str]) -> int:
    java = preparation.prepare()
    # A second --out, the user's, counts.
    return program(java, "triggerword.ladder.Ladder", "--out", str(TARGET / "ladder.csv"), *arguments)


def train(arguments: list[str]) -> int:
    if not arguments:
        raise LabError('expected a word or a phrase in quotes, as in ./lab train "hey computer".')
    return program(preparation.prepare(), "triggerword.training.Train", *arguments)


def program(java: jdk.Jdk, name: str, *arguments: str) -> int:
    """Runs a Java program of the laboratory, from where the user stands, and returns its exit code."""
    classes = os.pathsep.join([str(TARGET / "trigger-word-lab.jar"), str(TARGET / "lib" / "*")])
    flags = [jvm.MEMORY, *jvm.arguments(ROOT / "pom.xml"), "-cp", classes]
    return wait(subprocess.Popen([str(java.java), *flags, name, *arguments], env={**os.environ, **jvm.ENVIRONMENT}))


def test(parts: list[str]) -> int:
    """Runs the parts that are named, or all, each to its end; 0 only if none failed. Without Chromium all are the others."""
    notebooks = find_notebooks([])
    tests = {
        "java": lambda: preparation.maven(java, "test").returncode,
        "python": lambda: python("-m", "unittest", "discover", str(ROOT / "src/test/python"), PYTHONPATH=SOURCES),
        "notebooks": lambda: execute(TARGET / "notebooks-quick", notebooks, "--quick", TRIGGER_QUICK="1"),
        "browser": lambda: python(str(browser.TESTS / "browser.py"), browser.prepare(), TRIGGER_QUICK="1"),
    }
    for part in parts:
        if part not in tests:
            raise LabError(f"expected {', '.join(tests)} but was '{part}'.")
    if "browser" in parts and not browser.find():
        raise LabError(browser.MISSING)
    java = preparation.prepare()
    failed = []
    for part in parts or tests:
        if part == "browser" and not browser.find():
            print(f"lab: browser tests skipped: {browser.MISSING}", flush=True)
            continue
        print(f"lab: {part} tests", flush=True)
        if tests[part]() != 0:
            failed.append(part)
    if failed:
        print(f"lab: failed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


def find_notebooks(names: list[str]) -> list[Path]:
    """The notebooks that begin with one of the names, in order; without names all of them. 1 is 01, not 10."""
    names = ["0" + name if re.fullmatch("[1-9]", name) else name for name in names]
    notebooks = sorted(NOTEBOOKS.glob("*.ipynb"))
    if not notebooks:
        raise LabError(f"expected notebooks but there are none: {NOTEBOOKS}.")
    for name in names:
        if not any(notebook.name.startswith(name) for notebook in notebooks):
            there = ", ".join(notebook.stem for notebook in notebooks)
            raise LabError(f"no notebook begins with '{name}'; there are {there}.")
    return [notebook for notebook in notebooks if not names or notebook.name.startswith(tuple(names))]


def execute(folder: Path, notebooks: list[Path], *options: str, **environment: str) -> int:
    arguments = [*options, str(folder), *map(str, notebooks)]
    return python("-m", "laboratory.execution", *arguments, PYTHONPATH=SOURCES, **environment)


def python(*arguments: str, **environment: str) -> int:
    """Runs the Python of .venv, which finds our kernel before any other of that name, and returns its exit code."""
    inherited = dict(os.environ)
    if own_clips(inherited):
        # The kernel stands in notebooks/, the user elsewhere.
        inherited["TRIGGER_DATA"] = os.path.abspath(inherited["TRIGGER_DATA"])
    inherited["JUPYTER_PREFER_ENV_PATH"] = "1"
    return wait(subprocess.Popen([str(PYTHON), *arguments], env={**inherited, **environment}))


def wait(child: subprocess.Popen) -> int:
    """Waits for the child, which is left the time to end its kernels when the user or the system stops us."""
    interrupted = []
    # The terminal sends Ctrl-C to the child too, a `kill` only to us.
    before = signal.signal(signal.SIGINT, lambda *_: interrupted.append(True))
    signal.signal(signal.SIGTERM, lambda *_: child.terminate())
    try:
        code = child.wait()
    finally:
        signal.signal(signal.SIGINT, before)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if interrupted:
        raise KeyboardInterrupt
    return code


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except LabError as error:
        sys.exit(f"lab: {error}")
    except KeyboardInterrupt:
        sys.exit(130)
