"""The Jupyter kernel named `java`: JJava with our classes, memory and start-up imports.

It lies in `.venv` in the place of JJava's own, under the name that IJava's notebooks ask for.
"""

import json
import os
from pathlib import Path

from . import PYTHON, ROOT, TARGET, VENV, jvm, speech
from .jdk import Jdk

FOLDER = VENV / "share" / "jupyter" / "kernels" / "java"


def write(jdk: Jdk) -> None:
    """Writes kernel.json for this JDK, if it does not say so already."""
    text = json.dumps(kernelspec(jdk), indent=2) + "\n"
    file = FOLDER / "kernel.json"
    if not file.is_file() or file.read_text(encoding="utf-8") != text:
        file.write_text(text, encoding="utf-8")


def kernelspec(jdk: Jdk) -> dict:
    """The content of kernel.json: JJava without its launcher, which would cost a second JVM."""
    return {
        "argv": [
            str(jdk.java),
            jvm.MEMORY,
            *jvm.arguments(ROOT / "pom.xml"),
            # JJava reaches into JShell to interrupt a cell.
            "--add-opens=jdk.jshell/jdk.jshell=ALL-UNNAMED",
            "-jar",
            str(FOLDER / "jjava.jar"),
            "{connection_file}",
        ],
        "display_name": "Java",
        "language": "java",
        "interrupt_mode": "message",
        "env": {
            "JJAVA_CLASSPATH": os.pathsep.join([str(TARGET / "trigger-word-lab.jar"), str(TARGET / "lib" / "*.jar")]),
            "JJAVA_STARTUP_SCRIPTS_PATH": str(ROOT / "src" / "main" / "jshell" / "startup.jsh"),
            # `Lab.speech` looks for them.
            "TRIGGER_DICTIONARY": str(speech.dictionary()),
            "TRIGGER_PYTHON": str(PYTHON),
            **jvm.ENVIRONMENT,
        },
        "metadata": {"debugger": False},
    }
