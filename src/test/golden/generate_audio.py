"""spectrogram.txt (matplotlib), labels.txt (numpy), pydub.txt (pydub and the standard library's audioop)."""
import hashlib
import platform
import warnings

import matplotlib
import numpy as np

matplotlib.use("Agg")
warnings.simplefilter("ignore")  # no audioop from Python 3.13 on, no ffmpeg, zero power drawn as a logarithm

from matplotlib import pyplot
from pydub import AudioSegment
from pydub.utils import db_to_float

from common import Text, lcg

RATE = 44100


# ---- spectrogram ---------------------------------------------------------------------------------

def test_signal(count, seed=7):
    """Noise plus a rising square wave, both louder and softer from block to block (4410 samples)."""
    noise, phase, signal = lcg(seed, count), 0, np.empty(count, np.int16)
    for i in range(count):
        block = i // 4410
        phase = (phase + 20000000 + 4000 * i) & 0xFFFFFFFF
        level = block * 5 % 13 * 700
        square = level if phase < 0x80000000 else -level
        value = (int(noise[i]) >> block * 7 % 12) + square
        signal[i] = 0 if block % 17 == 3 else max(-32768, min(32767, value))
    return signal


def spectrogram():
    out = Text("spectrogram.txt",
               f"matplotlib.pyplot.specgram(x, NFFT=200, Fs=8000, noverlap=120), matplotlib "
               f"{matplotlib.__version__}, numpy {np.__version__}",
               "x = int16 test signal, formula in the README, seed 7, first N samples",
               "signal N / shape BINS FRAMES / max VALUE BIN FRAME / sum VALUE / array frame_F 101")
    full = test_signal(441000)
    for count, frames in ((441000, None), (1000, range(11)), (150, range(1))):
        power = pyplot.specgram(full[:count], NFFT=200, Fs=8000, noverlap=120)[0]
        pyplot.close("all")
        if frames is None:
            last = power.shape[1] - 1
            frames = [0, 1, 2, 54, 55, 56, 163, 164, 165, 166, 170, 219, 220, 500, 1000, 1500, 2000,
                      2755, 3000, 3500, 4000, 4500, 5000, last - 1, last]
        out.line("signal", count)
        out.line("shape", *power.shape)
        top = np.unravel_index(np.argmax(power), power.shape)
        out.line("max", f"{power.max():.9g}", *top)
        out.line("sum", f"{power.sum():.9g}")
        for frame in frames:
            out.array(f"frame_{frame}", power[:, frame])
    out.write()


# ---- labels --------------------------------------------------------------------------------------

TY = 1375


def insert_ones(y, segment_end_ms):
    """The course's rule, word for word."""
    segment_end_y = int(segment_end_ms * TY / 10000.0)
    for i in range(segment_end_y + 1, segment_end_y + 51):
        if i < TY:
            y[0, i] = 1.0
    return y


def runs(y):
    edges = np.flatnonzero(np.diff(np.concatenate(([0], y[0], [0]))))
    return [f"{a}:{b}" for a, b in zip(edges[::2], edges[1::2])]


def labels():
    out = Text("labels.txt",
               f"the course's insert_ones with Ty = 1375, numpy {np.__version__}",
               "case END_MS,END_MS,... runs of ones A:B = steps A <= i < B, in order (none: -) count N")
    cases = [[], [0], [1], [7], [8], [727], [799, 4999], [5000], [9999], [9992], [9993], [9700],
             [9635], [9636], [9640], [9628], [9629], [4250, 4300], [4250, 4613], [4250, 4614],
             [4250, 4621], [1000, 1000], [9999, 0, 9635, 9700], [812, 2345, 6789, 9876]]
    for case in cases:
        y = np.zeros((1, TY))
        for end in case:
            insert_ones(y, end)
        out.line("case", ",".join(map(str, case)) or "-", "runs", *(runs(y) or "-"), "count", int(y.sum()))
    out.write()


# ---- pydub ---------------------------------------------------------------------------------------

def segment(frames, seed, shifts):
    """One noise stream, frame by frame, channel by channel; channel c is shifted right by shifts[c]."""
    if seed == 0:  # silence
        values = np.zeros((frames, len(shifts)), np.int16)
    else:
        values = lcg(seed, frames * len(shifts)).reshape(frames, len(shifts)) >> np.array(shifts)
    return AudioSegment(values.astype("<i2").tobytes(), sample_width=2, frame_rate=RATE, channels=len(shifts))


def match_target_amplitude(sound, target_dBFS):
    """The course's rule, word for word."""
    change_in_dBFS = target_dBFS - sound.dBFS
    return sound.apply_gain(change_in_dBFS)


def describe(out, stage, sound, *extra):
    values = sound.get_array_of_samples()
    picked = sorted({i * (len(values) - 1) // 19 for i in range(20)}) if len(values) else []
    out.line("stage", stage, "channels", sound.channels, "frames", int(sound.frame_count()),
             "ms", len(sound), "rms", sound.rms, "dBFS", repr(sound.dBFS), *extra)
    out.line("sha256", hashlib.sha256(sound.raw_data).hexdigest())
    out.line("samples", *(f"{i}:{values[i]}" for i in picked))


MONO, LOUD, STEREO, FAR = (1,), (0,), (1, 2), (0, 6)

# name, background (frames, seed, shifts), clips (frames, seed, shifts, position in ms); seed 0 = silence
MIXES = [
    ("plain", (441000, 1, (3,)), []),
    ("one_at_start", (441000, 2, (3,)), [(36893, 11, MONO, 0)]),
    ("four", (441000, 3, (2,)), [(36893, 12, MONO, 1234), (30001, 13, MONO, 3001), (44123, 14, MONO, 3500),
                                 (39999, 15, MONO, 9800)]),
    ("saturating", (441000, 4, (0,)), [(40007, 16, LOUD, 2000), (40013, 17, LOUD, 2001), (40031, 18, LOUD, 2017)]),
    ("quiet_with_peak", (441000, 5, (12,)), [(2207, 19, LOUD, 5003)]),
    ("mono_on_stereo", (441000, 6, (2, 4)), [(36893, 20, MONO, 777)]),
    ("stereo_on_mono", (441000, 7, (3,)), [(36893, 21, STEREO, 4567), (31003, 22, MONO, 8001)]),
    ("stereo_on_stereo", (441000, 8, (1, 4)), [(36893, 23, FAR, 0), (50021, 24, STEREO, 9001)]),
    ("short_tail_cut", (132320, 9, (3,)), [(5001, 25, MONO, 1003)]),
    ("short_tail_padded", (132330, 10, (3,)), [(5003, 26, MONO, 2899), (5009, 27, MONO, 2990)]),
    ("short_stereo_padded", (132330, 30, (3, 2)), [(5003, 31, MONO, 100)]),
    ("clip_longer", (132300, 28, (3,)), [(150000, 29, MONO, 0), (150000, 32, MONO, 1)]),
    ("at_and_after_end", (132300, 33, (3,)), [(5001, 34, MONO, 3000), (5001, 35, MONO, 3500)]),
    ("silence", (132300, 0, (0,)), []),
    ("clip_on_silence", (132300, 0, (0,)), [(5001, 36, MONO, 500)]),
]

GAINS = [-120.0, -40.0, -20.0, -6.0, -3.5, -0.1, 0.0, 0.1, 6.0, 6.020599913279624, 13.37, 20.0, 40.0]
VALUES = [-32768, -32767, -32766, -29491, -20000, -16385, -16384, -16383, -12345, -3277, -3276, -1001, -1000,
          -999, -101, -100, -33, -30, -11, -10, -9, -3, -2, -1, 0, 1, 2, 3, 9, 10, 11, 30, 33, 100, 101, 999,
          1000, 1001, 3276, 3277, 12345, 16383, 16384, 20000, 29491, 32766, 32767]


def pydub():
    out = Text("pydub.txt",
               f"pydub 0.25.1 with Python {platform.python_version()}'s audioop; 44100 Hz, int16; arithmetic in the README",
               "gain DB FACTOR IN:OUT ...          apply_gain on a mono segment of these samples",
               "downmix L,R:OUT ...                set_channels(1) of a stereo segment",
               "mix NAME                           background - 20 dB, overlays in order, match_target_amplitude(-20)",
               "background|clip frames N seed S shifts A,B,... [position MS]   LCG noise, seed 0 = silence;",
               "                                   as many channels as shifts; interleaved; sample >> shift of its channel",
               "stage NAME channels C frames N ms LEN rms R dBFS D [gain DB FACTOR]   then for that stage:",
               "sha256 HEX                         of the little-endian interleaved int16 bytes",
               "samples I:V ...                    I = index into the interleaved samples")
    mono = AudioSegment(np.array(VALUES, "<i2").tobytes(), sample_width=2, frame_rate=RATE, channels=1)
    for gain in GAINS:
        result = mono.apply_gain(gain).get_array_of_samples()
        out.line("gain", repr(gain), repr(db_to_float(gain)), *(f"{v}:{r}" for v, r in zip(VALUES, result)))
    pairs = [(0, 0), (1, 0), (-1, 0), (0, -1), (3, 2), (-3, -2), (32767, 32767), (32767, 32766), (-32768, -32768),
             (-32768, -32767), (32767, -32768), (1000, -999), (-1000, 999)]
    stereo = AudioSegment(np.array(pairs, "<i2").tobytes(), sample_width=2, frame_rate=RATE, channels=2)
    out.line("downmix", *(f"{l},{r}:{m}" for (l, r), m in zip(pairs, stereo.set_channels(1).get_array_of_samples())))
    for name, (frames, seed, shifts), clips in MIXES:
        out.line("mix", name)
        out.line("background frames", frames, "seed", seed, "shifts", ",".join(map(str, shifts)))
        for frames_, seed_, shifts_, position in clips:
            out.line("clip frames", frames_, "seed", seed_, "shifts", ",".join(map(str, shifts_)), "position", position)
        sound = segment(frames, seed, shifts)
        describe(out, "background", sound)
        sound = sound - 20
        describe(out, "quiet", sound)
        for number, (frames_, seed_, shifts_, position) in enumerate(clips, 1):
            sound = sound.overlay(segment(frames_, seed_, shifts_), position=position)
            describe(out, f"overlay{number}", sound)
        gain = -20.0 - sound.dBFS
        describe(out, "matched", match_target_amplitude(sound, -20.0), "gain", repr(gain), repr(db_to_float(gain)))
    out.write()


def main():
    spectrogram()
    labels()
    pydub()


if __name__ == "__main__":
    main()
