"""npy/: small .npy and .npz files as numpy writes them, their values as text, and broken ones."""
import io
import shutil

import numpy as np
from numpy.lib import format as npy_format

from common import GOLDEN, Text, lcg

FOLDER = GOLDEN / "npy"


def values(seed, dtype, shape):
    count = int(np.prod(shape))
    noise = lcg(seed, count).astype(np.int64)
    dtype = np.dtype(dtype)
    if dtype.kind == "f":
        flat = noise / 1024.0
    elif dtype.kind == "b":
        flat = noise > 0
    elif dtype.itemsize == 1:
        flat = noise & 255
    else:
        flat = noise * {2: 1, 4: 65537, 8: 1 << 40}[dtype.itemsize]
    return flat.reshape(shape).astype(dtype)


# name, dtype, shape, Fortran order, version of the header
ARRAYS = [
    ("f4_1d", "<f4", (7,), False, (1, 0)), ("f4_2d", "<f4", (3, 5), False, (1, 0)),
    ("f4_3d", "<f4", (2, 3, 4), False, (1, 0)), ("f4_2d_fortran", "<f4", (3, 5), True, (1, 0)),
    ("f4_3d_fortran", "<f4", (2, 3, 4), True, (1, 0)), ("f4_big_endian", ">f4", (2, 3), False, (1, 0)),
    ("f4_version2", "<f4", (3, 5), False, (2, 0)), ("f4_version3", "<f4", (3, 5), False, (3, 0)),
    ("f8_3d", "<f8", (2, 5, 1), False, (1, 0)), ("f8_scalar", "<f8", (), False, (1, 0)),
    ("f8_2d_fortran_version2", "<f8", (4, 3), True, (2, 0)), ("f8_empty", "<f8", (0, 3), False, (1, 0)),
    ("i2_2d", "<i2", (3, 4), False, (1, 0)), ("i4_2d", "<i4", (3, 4), False, (1, 0)),
    ("i8_1d", "<i8", (6,), False, (1, 0)), ("u1_2d", "|u1", (3, 4), False, (1, 0)),
    ("bool_2d", "|b1", (3, 4), False, (1, 0)),
]


def write(out, name, array, version):
    buffer = io.BytesIO()
    npy_format.write_array(buffer, array, version=version)
    (FOLDER / name).write_bytes(buffer.getvalue())
    describe(out, name, array)


def describe(out, name, array):
    out.line("file", name, "dtype", array.dtype.str, "shape", ",".join(map(str, array.shape)) or "-", "fortran",
             str(array.ndim > 1 and array.flags.f_contiguous and not array.flags.c_contiguous).lower())
    out.line("values", *(int(v) if array.dtype.kind in "iub" else repr(float(v)) for v in array.reshape(-1)))


def main():
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    out = Text("npy/expected.txt", f"numpy {np.__version__}",
               "file NAME dtype D shape A,B,... (scalar: -) fortran true|false; NAME of an .npz member: FILE.npz!KEY",
               "values V ...   all values in C (row-major) order, whatever the order in the file; bool as 0 and 1",
               "broken NAME REASON")
    for seed, (name, dtype, shape, fortran, version) in enumerate(ARRAYS, 101):
        array = values(seed, dtype, shape)
        write(out, name + ".npy", np.asfortranarray(array) if fortran else array, version)
    x, y = values(201, "<f4", (2, 3, 4)), values(202, "<f8", (2, 5, 1))
    for name, save in (("stored.npz", np.savez), ("deflated.npz", np.savez_compressed)):
        save(FOLDER / name, X=x, Y=y)
        describe(out, name + "!X", x)
        describe(out, name + "!Y", y)

    whole = (FOLDER / "f4_2d.npy").read_bytes()
    header = len(whole) - 60

    def broken(name, content, reason):
        (FOLDER / name).write_bytes(content)
        out.line("broken", name, reason)

    def saved(array):
        buffer = io.BytesIO()
        np.save(buffer, array, allow_pickle=True)
        return buffer.getvalue()

    broken("broken_truncated_data.npy", whole[:-5], "5 bytes of data are missing")
    broken("broken_truncated_header.npy", whole[:40], "ends within the header")
    broken("broken_magic.npy", b"\x93NUMPX" + whole[6:], "wrong magic")
    broken("broken_version.npy", whole[:6] + b"\x09\x00" + whole[8:], "header version 9.0")
    broken("broken_header.npy", whole[:10] + b"{'descr': '<f4', 'shape': (3, 5".ljust(header - 11) + b"\n" + whole[header:],
           "header is no whole dictionary")
    broken("broken_negative_shape.npy", whole.replace(b"(3, 5)", b"(3,-5)"), "negative dimension")
    broken("broken_huge_shape.npy", whole[:header].replace(b"(3, 5), }" + b" " * 10, b"(30000, 5000000), }") + whole[header:],
           "shape needs far more data than there is")
    broken("broken_object.npy", saved(np.array([{"a": 1}, None], dtype=object)), "dtype object (pickle)")
    broken("broken_complex.npy", saved(np.array([1 + 2j])), "dtype complex128, valid for numpy, no real numbers")
    broken("broken_text.npy", saved(np.array(["ab", "c"])), "dtype unicode text, valid for numpy, no numbers")
    broken("broken_structured.npy", saved(np.zeros(2, [("a", "<i4"), ("b", "<f4")])), "structured dtype, valid for numpy")
    broken("broken_empty.npy", b"", "empty file")
    broken("broken_truncated.npz", (FOLDER / "stored.npz").read_bytes()[:400], "ends within the second array")
    out.write()


if __name__ == "__main__":
    main()
