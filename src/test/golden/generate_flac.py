"""flac/: two small FLAC files of noise, made by the `flac` tool (1.4.2; needs neither numpy nor the other generators).

noise16.flac  44100 Hz, stereo, 600 frames of lcg(61), interleaved, `>> 3` left and `>> 5` right, 16 bit
noise24.flac  16000 Hz, stereo, 300 frames of lcg(62) * 255 `>> 4` and `>> 2`, 24 bit
piped16.flac  the first, encoded into a pipe: its header does not know how many samples follow
"""
import struct
import subprocess
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "golden" / "flac"


def lcg(seed, count):
    state, values = seed, []
    for _ in range(count):
        state = (state * 1664525 + 1013904223) & 0xFFFFFFFF
        values.append((state >> 16) - 32768)
    return values


def encode(name, raw, bits, rate, *more):
    command = ["flac", "--silent", "--force", "--no-padding", "--blocksize=256", "--endian=little", "--sign=signed",
               "--channels=2", f"--bps={bits}", f"--sample-rate={rate}", *more]
    if name.startswith("piped"):
        encoded = subprocess.run(command + ["--stdout", "-"], input=raw, stdout=subprocess.PIPE, check=True).stdout
        # flac counts the samples of a raw pipe; the 36 bits of the header say 0 where it could not.
        head = bytearray(encoded)
        head[21] &= 0xF0
        head[22:26] = bytes(4)
        (FOLDER / name).write_bytes(head)
    else:
        source = FOLDER / "raw"
        source.write_bytes(raw)
        subprocess.run(command + [f"--output-name={FOLDER / name}", str(source)], check=True)
        source.unlink()


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    raw16 = b"".join(struct.pack("<h", v >> (3, 5)[i % 2]) for i, v in enumerate(lcg(61, 1200)))
    raw24 = b"".join(struct.pack("<i", v * 255 >> (4, 2)[i % 2])[:3] for i, v in enumerate(lcg(62, 600)))
    encode("noise16.flac", raw16, 16, 44100)
    encode("noise24.flac", raw24, 24, 16000)
    encode("piped16.flac", raw16, 16, 44100)


if __name__ == "__main__":
    main()
