"""What wake-word engines cost: ms of CPU for a second of sound, features included, on noise and scenes alike.

Usage: wakewords.py SCENES, a WAV file of 16 kHz, 16 bit, mono. Their words, features and networks are their own, so no
result is compared.
"""

import statistics
import sys
import time
import wave

import numpy as np
import pocketsphinx
import pvporcupine

RATE = 16_000
TURNS = 7


def main(file: str) -> None:
    with wave.open(file) as sound:
        if (sound.getframerate(), sound.getnchannels(), sound.getsampwidth()) != (RATE, 1, 2):
            sys.exit(f"expected 16 kHz, mono, 16 bit but was {sound.getparams()}: {file}")
        samples = np.frombuffer(sound.readframes(sound.getnframes()), dtype=np.int16)
    for name, listen in (("Porcupine", porcupine()), ("PocketSphinx", sphinx())):
        print(f"{name}\t{cost(listen, samples)}")


def cost(listen, samples: np.ndarray) -> float:
    costs = []
    for _ in range(TURNS):
        begin = time.process_time()
        listen(samples)
        costs.append(1000 * (time.process_time() - begin) / (len(samples) / RATE))
    return statistics.median(costs)


def porcupine():
    engine = pvporcupine.create(keywords=["porcupine"])

    def listen(samples: np.ndarray) -> None:
        length = engine.frame_length
        for frame in samples[: len(samples) // length * length].reshape(-1, length):
            engine.process(frame)

    return listen


def sphinx():
    decoder = pocketsphinx.Decoder(keyphrase="activate", kws_threshold=1e-20, loglevel="FATAL")

    def listen(samples: np.ndarray) -> None:
        decoder.start_utt()
        for begin in range(0, len(samples), RATE // 50):
            decoder.process_raw(samples[begin : begin + RATE // 50].tobytes())
        decoder.end_utt()

    return listen


if __name__ == "__main__":
    main(sys.argv[1])
