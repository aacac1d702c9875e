"""What every Java program of the laboratory runs with: the notebooks' kernel and the commands."""

import xml.etree.ElementTree as ElementTree
from pathlib import Path

MEMORY = "-Xmx3g"

# OpenMP's workers otherwise spin while ours compute, and take their cores.
ENVIRONMENT = {"GOMP_SPINCOUNT": "1000", "OMP_WAIT_POLICY": "PASSIVE"}


def arguments(pom: Path) -> list[str]:
    """The flags that pom.xml sets for every JVM of the laboratory (`lab.jvm.args`)."""
    name = "{http://maven.apache.org/POM/4.0.0}"
    return ElementTree.parse(pom).findtext(f"{name}properties/{name}lab.jvm.args").split()
