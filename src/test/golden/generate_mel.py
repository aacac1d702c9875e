"""mel.txt: mel power, log-mel and PCEN of librosa."""
import librosa
import numpy as np
import scipy

from common import Text, lcg

RATE, WINDOW, HOP, FFT, BANDS = 16000, 400, 160, 512, 40
COUNT = 32000


def test_signal():
    """The README's mel signal as int16: noise that is louder or softer from block to block, and some silence."""
    noise = lcg(11, COUNT).astype(np.int64)
    block = np.arange(COUNT) // 2000
    return np.where(block % 7 == 3, 0, noise >> block * 5 % 11)


def main():
    out = Text("mel.txt",
               f"librosa {librosa.__version__}, numpy {np.__version__}, scipy {scipy.__version__}, in float64",
               "x = mel signal of the README / 32768, 16 kHz; librosa's window of 400 lies in the middle of 512 samples,",
               "so that x gets 56 zeros before and after: frame t is of the samples from 160 t on",
               "power = feature.melspectrogram(n_fft=512, hop_length=160, win_length=400, center=False, power=2, n_mels=40,",
               "        fmin=60, fmax=7600, htk=True, norm=None)",
               "log = (ln(power + 1e-4) + 8) / 4",
               "pcen = pcen(S, gain=.95, bias=2, power=.5, b=.03, eps=1e-30, zi=.97 * S[:, :1]), S = 1e4 * power + 1",
               "frames N / array power|log|pcen_F 40")
    margin = (FFT - WINDOW) // 2
    x = np.pad(test_signal() / 32768, margin)
    power = librosa.feature.melspectrogram(y=x, sr=RATE, n_fft=FFT, hop_length=HOP, win_length=WINDOW, center=False,
                                           power=2, n_mels=BANDS, fmin=60, fmax=7600, htk=True, norm=None,
                                           dtype=np.float64)
    scaled = 1e4 * power + 1
    pcen = librosa.pcen(scaled, gain=.95, bias=2, power=.5, b=.03, eps=1e-30, zi=.97 * scaled[:, :1])
    log = (np.log(power + 1e-4) + 8) / 4
    out.line("frames", power.shape[1])
    for frame in (0, 1, 2, 10, 11, 12, 13, 37, 38, 40, 50, 51, 100, 125, 150, 151, 180, power.shape[1] - 1):
        for name, values in (("power", power), ("log", log), ("pcen", pcen)):
            out.array(f"{name}_{frame}", values[:, frame])
    out.write()


if __name__ == "__main__":
    main()
