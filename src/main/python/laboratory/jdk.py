"""Which JDK builds the project and runs the notebooks: JAVA_HOME's, else the one on the PATH."""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from . import LabError

OLDEST = 17
INSTALL = (
    "install one with 'sudo apt install openjdk-17-jdk' (Debian, Ubuntu) or 'brew install openjdk@17' (macOS), "
    "or let JAVA_HOME name one"
)


@dataclass(frozen=True)
class Jdk:
    """A JDK: the folder above `bin`, and its version ("17.0.15")."""

    home: Path
    version: str

    @property
    def java(self) -> Path:
        return self.home / "bin" / _program("java")


def find() -> Jdk:
    """The JDK to use; LabError if there is none, or only a JRE or an old one."""
    named = os.environ.get("JAVA_HOME")
    java = shutil.which(str(Path(named) / "bin" / "java") if named else "java")
    place = f"in JAVA_HOME={named}" if named else "on the PATH"
    if java is None:
        raise LabError(f"JDK {OLDEST} or newer is needed and no java was found {place}: {INSTALL}.")

    settings = subprocess.run([java, "-XshowSettings:properties", "-version"], capture_output=True, text=True).stderr
    properties = dict(re.findall(r"^\s+(java\.(?:home|version)) = (.+)$", settings, re.MULTILINE))
    if len(properties) < 2:
        raise LabError(f"JDK {OLDEST} or newer is needed but {java} does not start: {INSTALL}.")
    jdk = Jdk(Path(properties["java.home"]), properties["java.version"])
    # Java 8 calls itself 1.8.0_x: major "1", old enough to be refused all the same.
    if int(re.match(r"\d+", jdk.version).group()) < OLDEST:
        raise LabError(f"JDK {OLDEST} or newer is needed but {jdk.home} is {jdk.version}: {INSTALL}.")
    if not (jdk.home / "bin" / _program("javac")).exists():
        raise LabError(f"JDK {OLDEST} or newer is needed but {jdk.home} has no compiler (it is a JRE): {INSTALL}.")
    return jdk


def _program(name: str) -> str:
    return name + ".exe" if os.name == "nt" else name
