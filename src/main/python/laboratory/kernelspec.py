"""The Jupyter kernel named `java`: JJava with our classes, memory and start-up imports.

It lies in `.venv` in the place of JJava's own, under the name that IJava's notebooks ask for.
"""

import json
import os
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from . import ROOT, TARGET, VENV
from .jdk import Jdk

FOLDER = VENV / "share" / "jupyter" / "kernels" / "java"
MEMORY = "-Xmx3g"


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
            MEMORY,
            *jvm_arguments(ROOT / "pom.xml"),
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
            # OpenMP's workers otherwise spin while ours compute, and take their cores.
            "GOMP_SPINCOUNT": "1000",
            "OMP_WAIT_POLICY": "PASSIVE",
        },
        "metadata": {"debugger": False},
    }


def jvm_arguments(pom: Path) -> list[str]:
    """The flags that pom.xml sets for every JVM of the laboratory (`lab.jvm.args`)."""
    name = "{http://maven.apache.org/POM/4.0.0}"
    return ElementTree.parse(pom).findtext(f"{name}properties/{name}lab.jvm.args").split()
