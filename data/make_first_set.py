#!/usr/bin/env python3
"""Makes the first data set: "activate", other words and backgrounds, spoken and sounded by free programs.

    python3 data/make_first_set.py            # rebuilds positives/, negatives/, backgrounds/ and manifest.csv here
    python3 data/make_first_set.py --out DIR  # the same somewhere else

Same engines, same seed, same bytes. Takes about a minute.
"""
import argparse
import csv
import hashlib
import importlib.util
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import wave
import zlib

INSTALL = ("apt-get install flite espeak-ng festival festvox-kallpc16k festvox-kdlpc16k festvox-us-slt-hts "
           "festvox-suopuhe-lj festvox-suopuhe-mv festvox-ca-ona-hts flac pocketsphinx pocketsphinx-en-us "
           "python3-numpy")
VOICES = pathlib.Path("/usr/share/festival/voices")
MODEL = pathlib.Path("/usr/share/pocketsphinx/model/en-us")
NEEDED = ["flite", "espeak-ng", "festival", "flac", "pocketsphinx_batch", MODEL / "en-us",
          VOICES / "english/kal_diphone", VOICES / "english/ked_diphone", VOICES / "us/cmu_us_slt_arctic_hts",
          VOICES / "finnish/suo_fi_lj_diphone", VOICES / "finnish/hy_fi_mv_diphone",
          VOICES / "catalan/upc_ca_ona_hts"]

missing = [str(need) for need in NEEDED
           if not (need.exists() if isinstance(need, pathlib.Path) else shutil.which(need))]
if importlib.util.find_spec("numpy") is None:
    missing.append("numpy for " + sys.executable)
if missing:
    sys.exit(f"Missing: {', '.join(missing)}; on Debian 12, `{INSTALL}` installs everything this needs.")

import numpy as np  # noqa: E402  (after the check above, so that its absence is one sentence)

SEED = 2017
RATE = 16000
POSITIVES_PER_PERSON = 14
NEGATIVES_PER_PERSON = 40
BACKGROUND_SECONDS = 15

WORD = "activate"
# Words that contain the whole trigger (activates, activated, activator, reactivate) are left out on purpose:
# whether a detector should answer them is a question of taste, not a mistake.
NEAR_MISSES = """
    activity activist active actively actor acting action actual acrobat aggravate elevate cultivate captivate
    innovate motivate renovate excavate salivate navigate advocate allocate abdicate agitate animate automate
    annotate educate estimate accurate adequate accolade alternate candidate decorate delegate dedicate
    celebrate operate isolate imitate indicate private vacate octave attic director effective native""".split()
COMMON = """
    zero one two three four five six seven eight nine ten yes no stop go up down left right off open close begin
    finish hello goodbye please sorry today tomorrow yesterday monday friday sunday morning evening kitchen window
    water music light garden family computer telephone coffee paper table chair mother father sister brother doctor
    teacher student picture river mountain summer winter yellow orange purple green silver happy little another
    number letter question answer animal banana potato tomato village market station airport hospital library
    holiday breakfast dinner bottle pocket button camera battery signal volume remember understand together
    beautiful important wonderful dog cat bird tree house street train""".split()
NEAR_MISSES = list(dict.fromkeys(NEAR_MISSES))
CONTAINING = ["activates", "activated", "activating", "activator", "activation"]
SENTENCES = [
    "The train to the coast leaves at seven, and there is a slow one an hour later.",
    "I told her that the garden needs rain, but nobody believes the forecast any more.",
    "Have you seen the little blue cup that was standing on the kitchen table this morning?",
    "We walked along the river until the light was gone and then took the last bus home.",
    "He reads the paper from back to front and never says a word before his second coffee.",
    "My brother bought a bicycle for ten pounds and sold it the next day for twelve.",
    "If the door is locked, ask the lady in the office, she keeps a second key somewhere.",
    "There were more people at the market than I had ever seen on a Tuesday in November."]

CMU = "CMU (BSD-like)"
CSTR = "CSTR (BSD-like)"
HTS = "EST-2003 (BSD-like), BSD-3-clause"
# person: (split, sex, accent, [(engine, voice, Debian package, licence of the voice), ...])
PEOPLE = {
    "cmu-awb": ("train", "m", "Scottish", [("flite", "awb", "flite", CMU)]),
    "cmu-slt": ("train", "f", "US", [("flite", "slt", "flite", CMU),
                                     ("festival", "cmu_us_slt_arctic_hts", "festvox-us-slt-hts", HTS)]),
    "kal": ("train", "m", "US", [("flite", "kal16", "flite", CMU),
                                 ("festival", "kal_diphone", "festvox-kallpc16k", CSTR)]),
    "suopuhe-lj": ("train", "f", "Finnish", [("festival", "suo_fi_lj_diphone", "festvox-suopuhe-lj", "LGPL-2+")]),
    "suopuhe-mv": ("train", "m", "Finnish", [("festival", "hy_fi_mv_diphone", "festvox-suopuhe-mv", "LGPL-2+")]),
    "upc-ona": ("train", "f", "Catalan", [("festival", "upc_ca_ona_hts", "festvox-ca-ona-hts", "LGPL-2.1+")]),
    "espeak": ("train", "", "", [("espeak-ng", voice, "espeak-ng", "none on the output (engine GPL-3+)")
                                 for voice in ("en-us", "en-us+f1", "en-gb-x-rp+m5", "en-us+m6", "en-gb-x-rp+f1",
                                               "en-us+m5", "en-us+klatt4")]),
    "ked": ("validation", "m", "US", [("festival", "ked_diphone", "festvox-kdlpc16k", CSTR)]),
    "cmu-rms": ("test", "m", "US", [("flite", "rms", "flite", CMU)]),
}


# English phones as the Finnish and the Catalan voices can say them ("-": cannot; such words are not asked of them).
FINNISH = """aa a: | ae @ | ah a | ax a | ao o: | aw a u | ay a i | b b | ch t s | d d | dh d | eh e | er 7 r |
    ey e i | f f | g g | hh h | ih i | iy i: | jh d s | k k | l l | m m | n n | ng N | ow o u | oy o i | p p | r r |
    s s | sh s | t t | th t | uh u | uw u: | v v | w v | y j | z s | zh s"""
CATALAN = """aa a | ae a | ah a | ax ax | ao O | aw a w | ay a j | b b | ch t S | d d | dh d | eh E | er e r |
    ey e j | f f | g g | hh - | ih i | iy i | jh d Z | k k | l l | m m | n n | ng n g | ow o w | oy O j | p p | r r |
    s s | sh S | t t | th t | uh u | uw u | v b | w w | y j | z z | zh Z"""
PHONES = {"suo_fi_lj_diphone": FINNISH, "hy_fi_mv_diphone": FINNISH, "upc_ca_ona_hts": CATALAN}
PHONES = {voice: {phone: target for phone, *target in (entry.split() for entry in table.split("|"))}
          for voice, table in PHONES.items()}
VOWELS = set("aa ae ah ax ao aw ay eh er ey ih iy ow oy uh uw".split())
SECONDS = {"vowel": 0.075, "stressed": 0.105, "second half": 0.075, "consonant": 0.058}


def rng_for(name):
    """A random source of its own for every name, so that one clip more or less changes no other."""
    return np.random.default_rng([SEED, zlib.crc32(name.encode())])


def run(*command, text=None):
    return subprocess.run([str(part) for part in command], input=text, check=True, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE).stdout


# ---------------------------------------------------------------- what is said, by whom, and how

class Clip:
    def __init__(self, person, kind, text, number, split, sex, accent, voice):
        self.person, self.kind, self.text, self.split, self.sex, self.accent = person, kind, text, split, sex, accent
        self.engine, self.voice, self.package, self.licence = voice
        name = f"{text}-{number:02d}" if kind == "positive" else text
        self.file = f"{kind}s/{person}/{name}.flac"
        random = rng_for(self.file)
        self.speed = random.uniform(0.8, 1.25)   # below 1 is slower
        self.pitch = random.uniform(0.88, 1.14)
        self.range = random.uniform(0.6, 1.7)    # how much the voice goes up and down
        self.lacking = ""
        self.tune = random.choice([".", ".", "?"])
        self.level = random.uniform(-25, -19)    # dBFS, the mean over the spoken part
        if self.engine == "espeak-ng":
            self.accent = "US" if self.voice.startswith("en-us") else "British RP"
            self.sex = "f" if "+f" in self.voice else "m"


def plan():
    clips = []
    for person, (split, sex, accent, voices) in PEOPLE.items():
        def clip(kind, text, number):
            return Clip(person, kind, text, number, split, sex, accent, voices[number % len(voices)])
        clips += [clip("positive", WORD, number) for number in range(1, POSITIVES_PER_PERSON + 1)]
        random = rng_for(person)
        near = NEGATIVES_PER_PERSON * 2 // 5
        words = list(random.choice(NEAR_MISSES, near, replace=False))
        words += list(random.choice(COMMON, NEGATIVES_PER_PERSON - near, replace=False))
        if person == "upc-ona":  # Catalan has no h
            words = [word for word in words if not any(phone == "hh" for phone in pronunciation(word))]
        clips += [clip("negative", str(word), number + 1) for number, word in enumerate(words)]
    return clips


# ---------------------------------------------------------------- the engines

def pronunciation(word, stress=False):
    """Phones of an English word; with stress, syllables as festival's CMU lexicon has them."""
    if not pronunciation.known:
        words = " ".join(f'"{entry}"' for entry in NEAR_MISSES + COMMON)
        lines = run("festival", "--pipe", text=f'(lex.select "cmu")(mapcar (lambda (w) '
                    f"(format t \"%s %l\\n\" w (nth 2 (lex.lookup w nil)))) '({words}))").splitlines()
        for line in lines:
            entry, _, syllables = line.partition(" ")
            found = [(part.split(), mark == "1") for part, mark in re.findall(r"\(\(([a-z ]+)\) (\d)\)", syllables)]
            pronunciation.known[entry] = found
        pronunciation.known[WORD] = [(["ae", "k"], True), (["t", "ih"], False), (["v", "ey", "t"], True)]
    syllables = pronunciation.known[word]
    return syllables if stress else [phone for part, _ in syllables for phone in part]


pronunciation.known = {}


def speak_flite(clips, folder):
    lexicon = folder / "lexicon"
    lexicon.write_text(f"{WORD} v : ae1 k t ih0 v ey1 t\n")  # as "t uh" it is easily taken for "activated"
    for index, clip in clips:
        mean = {"kal16": 105, "slt": 170, "awb": 125, "rms": 0}[clip.voice] * clip.pitch
        spread = {"kal16": 15, "slt": 20, "awb": 18, "rms": 0}[clip.voice] * clip.range
        stretch = 1 / clip.speed
        if clip.voice == "rms":  # deaf to pitch: played faster and spoken slower instead, see finish()
            clip.pitch = 1 + (clip.pitch - 1) * 0.6
            stretch *= clip.pitch
        run("flite", "-voice", clip.voice, "-add_lex", lexicon, "--setf", f"duration_stretch={stretch:.3f}",
            "--setf", f"int_f0_target_mean={mean:.1f}", "--setf", f"int_f0_target_stddev={spread:.1f}",
            "-t", clip.text, "-o", folder / f"{index}.wav")


def speak_espeak(clips, folder):
    for index, clip in clips:
        pitch = 45 + (clip.pitch - 1) * 170
        run("espeak-ng", "-v", clip.voice, "-s", round(160 * clip.speed), "-p", round(pitch), "-a", 80,
            "-w", folder / f"{index}.wav", clip.text + clip.tune)


def speak_festival(clips, folder):
    """One festival process speaks all clips of one voice."""
    voice = clips[0][1].voice
    script = [f"(voice_{voice})"]
    if voice.endswith("hts"):
        script.append("(set! plain hts_engine_params)")
    else:
        script.append("(set! postlex_vowel_reduce_cart_tree nil)")
    for index, clip in clips:
        wav = folder / f"{index}.wav"
        script.append(f'(format stderr "clip {index}\\n")')
        if voice.endswith("hts"):
            semitones = 12 * np.log2(clip.pitch)
            speed = clip.speed * (1.15 if voice == "upc_ca_ona_hts" else 1)
            script.append(f'(set! hts_engine_params (append plain \'(("-r" {speed:.3f}) ("-fm" {semitones:.2f}))))')
        else:
            script.append(f"(Parameter.set 'Duration_Stretch {1.1 / clip.speed:.3f})")
            script.append(f"(set! int_lr_params '((target_f0_mean {105 * clip.pitch:.1f}) (target_f0_std "
                          f"{15 * clip.range:.1f}) (model_f0_mean 170) (model_f0_std 34)))")
        if "_fi_" in voice:
            script.append(f"(set! utt (utt.synth {finnish_segments(clip)}))")
        else:
            syllables = catalan_syllables(clip.text) if voice == "upc_ca_ona_hts" else ""
            if clip.text == WORD and not syllables:
                syllables = "((ae k) 1) ((t ih) 0) ((v ey t) 1)"
            if syllables:
                script.append(f'(lex.add.entry \'("{clip.text}" nil ({syllables})))')
            mark = "" if syllables and voice == "upc_ca_ona_hts" else clip.tune
            script.append(f'(set! utt (utt.synth (Utterance Text "{clip.text}{mark}")))')
        script.append(f"(utt.save.wave utt \"{wav}\" 'riff) (utt.save.segs utt \"{wav.with_suffix('.lab')}\")")
    (folder / "script.scm").write_text("\n".join(script) + "\n")
    spoken = subprocess.run(["festival", "-b", folder / "script.scm"], check=True, text=True, stderr=subprocess.PIPE)
    for index, clip in clips:  # festival puts silence where it lacks a pair of phones, and only mentions it
        said = spoken.stderr.split(f"clip {index}\n")[1].split("clip ")[0]
        lacking = sorted(set(re.findall(r"default diphone \S+ for (\S+)", said)))
        clip.lacking = f"{clip.text}: the voice lacks {' '.join(lacking)}" if lacking else ""


def finnish_segments(clip):
    """Phones with lengths and a melody of our own: the Finnish voices know no English."""
    base = {"suo_fi_lj_diphone": 190, "hy_fi_mv_diphone": 105}[clip.voice] * clip.pitch
    spoken = []
    for phones, stressed in pronunciation(clip.text, stress=True):
        for phone in phones:
            for part, target in enumerate(PHONES[clip.voice][phone]):
                length = "consonant"
                if phone in VOWELS:
                    length = "second half" if part else "stressed" if stressed else "vowel"
                spoken.append((target, SECONDS[length] / clip.speed))
    spoken[-1] = (spoken[-1][0], spoken[-1][1] * 1.3)
    if clip.text == WORD:
        spoken[2] = ("d", spoken[2][1])  # the Finnish t has no breath in it: after k, their d is the better English t
    start, end = (1.2, 0.85) if clip.tune == "." else (0.95, 1.2)
    start, end = 1 + (start - 1) * clip.range, 1 + (end - 1) * clip.range
    segments = ['("#" 0.15)']
    for place, (phone, seconds) in enumerate(spoken):
        pitch = base * (start + (end - start) * place / max(1, len(spoken) - 1))
        segments.append(f'("{phone}" {seconds:.3f} ({seconds / 2:.3f} {pitch:.0f}))')
    return f'(Utterance Segments ({" ".join(segments)} ("#" 0.15)))'


def catalan_syllables(word):
    syllables = []
    for phones, stressed in pronunciation(word, stress=True):
        targets = [target for phone in phones for target in PHONES["upc_ca_ona_hts"][phone]]
        if stressed:
            vowel = next(place for place, target in enumerate(targets) if target in "aeiouEO" or target == "ax")
            targets[vowel] = "a1" if targets[vowel] == "ax" else targets[vowel] + "1"
        syllables.append(f'(({" ".join(targets)}) {int(stressed)})')
    return " ".join(syllables)


def speak(clips, folder):
    """Raw output of the engines, one WAV file a clip, named by its place in the list."""
    by_voice = {}
    for index, clip in enumerate(clips):
        by_voice.setdefault((clip.engine, clip.voice), []).append((index, clip))
    for (engine, voice), group in sorted(by_voice.items()):
        print(f"  {engine} {voice}: {len(group)} clips", flush=True)
        {"flite": speak_flite, "espeak-ng": speak_espeak, "festival": speak_festival}[engine](group, folder)


# ---------------------------------------------------------------- sound

def read_wav(path):
    with wave.open(str(path)) as file:
        samples = np.frombuffer(file.readframes(file.getnframes()), "<i2").astype(float) / 32768
        return samples, file.getframerate()


def write_wav(path, samples):
    path.parent.mkdir(parents=True, exist_ok=True)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(np.round(samples * 32767).astype("<i2").tobytes())


def resample(samples, rate, cutoff=7200):
    """To 16 kHz by a windowed sinc; every voice gets the same upper limit, so bandwidth tells no engine."""
    half = 64
    count = int(len(samples) * RATE / rate)
    times = np.arange(count) * rate / RATE
    nearest = np.floor(times).astype(int)
    offsets = np.arange(-half + 1, half + 1)
    padded = np.concatenate([np.zeros(half), samples, np.zeros(half + 1)])
    distance = (times - nearest)[:, None] - offsets[None, :]
    width = 2 * cutoff / rate
    kernel = width * np.sinc(width * distance) * np.where(np.abs(distance) < half,
                                                         0.5 + 0.5 * np.cos(np.pi * distance / half), 0)
    return np.sum(padded[nearest[:, None] + offsets[None, :] + half] * kernel, axis=1)


def decibels(samples):
    return 20 * np.log10(np.sqrt(np.mean(samples ** 2)) + 1e-9)


def filtered(samples, gain):
    """The samples with every frequency (in Hz) multiplied by gain(frequency)."""
    spectrum = np.fft.rfft(samples) * gain(np.fft.rfftfreq(len(samples), 1 / RATE))
    return np.fft.irfft(spectrum, len(samples))


def shape(noise, gain):
    """Filtered noise of power 1."""
    shaped = filtered(noise, gain)
    return shaped / np.std(shaped)


def finish(clip, path):
    """Trims a clip to the word with 30 ms on both sides and sets its level."""
    samples, rate = read_wav(path)
    labels = path.with_suffix(".lab")
    if labels.exists():  # festival says when its pauses end and begin; some voices go on hissing there
        ends = [(float(line.split()[0]), line.split()[2]) for line in labels.read_text().splitlines()[1:]]
        start = next(end for (end, phone), (_, following) in zip(ends, ends[1:]) if following not in ("pau", "#"))
        stop = max(end for end, phone in ends if phone not in ("pau", "#"))
        samples = samples[max(0, int((start - 0.02) * rate)):int((stop + 0.06) * rate)]
    samples = samples - np.mean(samples)
    samples = resample(samples, rate * clip.pitch if clip.voice == "rms" else rate)
    samples = filtered(samples, lambda frequency: 1 / np.sqrt(1 + (70 / np.maximum(frequency, 1)) ** 8))  # no rumble
    frame = RATE // 200
    power = np.array([decibels(part) for part in samples[:len(samples) // frame * frame].reshape(-1, frame)])
    loud = np.flatnonzero(power > power.max() - 38)
    margin = RATE * 30 // 1000
    first, last = loud[0] * frame - margin, (loud[-1] + 1) * frame + margin
    samples = np.concatenate([np.zeros(max(0, -first)), samples[max(0, first):last],
                              np.zeros(max(0, last - len(samples)))])
    fade = np.linspace(0, 1, RATE // 100)
    samples[:len(fade)] *= fade
    samples[-len(fade):] *= fade[::-1]
    samples *= 10 ** ((clip.level - decibels(samples)) / 20)
    return samples * min(1, 0.89 / np.abs(samples).max())


# ---------------------------------------------------------------- is the word heard?

def hear(wavs, folder):
    """What PocketSphinx takes each clip for, given all the words of this set and some that contain the trigger.

    Two answers a clip, in silence and in a breath of noise: the silence within espeak's words, and noise before a
    soft vowel, mislead it in different ways. A positive must be heard once, a negative must never be.
    """
    dictionary = MODEL / "cmudict-en-us.dict"
    known = {line.split("(")[0].split(" ")[0] for line in dictionary.read_text().splitlines()}
    words = [word for word in [WORD] + CONTAINING + NEAR_MISSES + COMMON if word in known]
    (folder / "words.gram").write_text("#JSGF V1.0;\ngrammar words;\npublic <word> = " + " | ".join(words) + ";\n")
    names = []
    for index, samples in enumerate(wavs):
        padded = np.pad(samples, RATE // 4)
        for loudness in (0, 0.0003):
            names.append(f"heard-{index}-{loudness}")
            breath = loudness * rng_for("breath").standard_normal(len(padded))
            write_wav(folder / (names[-1] + ".wav"), padded + breath)
    (folder / "names").write_text("".join(name + "\n" for name in names))
    run("pocketsphinx_batch", "-hmm", MODEL / "en-us", "-dict", dictionary, "-jsgf", folder / "words.gram",
        "-ctl", folder / "names", "-cepdir", folder, "-cepext", ".wav", "-adcin", "yes", "-adchdr", 44,
        "-remove_silence", "no", "-hyp", folder / "heard", "-logfn", "/dev/null")
    heard = [line.rsplit("(", 1)[0].strip() for line in (folder / "heard").read_text().splitlines()]
    return list(zip(heard[0::2], heard[1::2], strict=True))


# ---------------------------------------------------------------- backgrounds

def drift(random, seconds, depth):
    """A slow, smooth change of loudness, as a factor; seconds: its usual pace, depth: in dB."""
    length = BACKGROUND_SECONDS * RATE
    points = random.standard_normal(int(BACKGROUND_SECONDS / seconds) + 3)
    place = np.linspace(0, len(points) - 1.001, length)
    left = place.astype(int)
    part = 0.5 - 0.5 * np.cos(np.pi * (place - left))
    return 10 ** (depth * (points[left] * (1 - part) + points[left + 1] * part) / 20)


def noise(random):
    return random.standard_normal(BACKGROUND_SECONDS * RATE)


def band(low, high, slope=0.0):
    """A gain: full between low and high, soft outside; slope in powers of the frequency."""
    def gain(frequency):
        safe = np.maximum(frequency, 20)
        return safe ** slope / np.sqrt((1 + (low / safe) ** 4) * (1 + (safe / high) ** 6))
    return gain


TIME = np.arange(BACKGROUND_SECONDS * RATE) / RATE


def room(random):
    return shape(noise(random), band(60, 5000, -0.5)) * drift(random, 2, 1)


def fridge(random):
    hum = sum(np.sin(2 * np.pi * 50 * k * TIME + random.uniform(0, 6)) / k for k in (1, 2, 3, 4, 6, 8))
    rumble = shape(noise(random), band(40, 900, -1.0))
    return (hum * 0.7 * drift(random, 3, 1) + rumble) * drift(random, 4, 1) + 0.15 * room(random)


def fan(random):
    turns = np.cumsum(7.5 * drift(random, 5, 0.1)) / RATE
    air = shape(noise(random), band(90, 2600, -0.4))
    blades = np.sin(2 * np.pi * 5 * turns) + 0.4 * np.sin(2 * np.pi * 10 * turns)
    return air * (1 + 0.25 * np.sin(2 * np.pi * 5 * turns)) + 0.35 * blades


def rain(random):
    sheet = shape(noise(random), band(700, 6500)) * drift(random, 1.5, 1)
    drops = np.zeros(len(TIME) + RATE)
    for start in random.integers(0, len(TIME), 220 * BACKGROUND_SECONDS):
        length = int(random.uniform(0.002, 0.008) * RATE)
        t = np.arange(length) / RATE
        pitch = random.uniform(900, 5500)
        drops[start:start + length] += (random.lognormal(0, 0.6) * np.sin(2 * np.pi * pitch * t)
                                        * np.exp(-t * random.uniform(400, 1200)))
    drops = drops[:len(TIME)]
    return sheet + 0.9 * drops / np.std(drops)


def wind(random):
    low = shape(noise(random), band(50, 350, -0.6)) * drift(random, 0.9, 5)
    whistle = shape(noise(random), lambda f: np.exp(-((f - 620) / 90) ** 2)) * drift(random, 0.7, 8)
    return low + 0.12 * whistle + 0.05 * room(random)


def traffic(random):
    sound = 0.25 * shape(noise(random), band(50, 800, -0.8))
    for middle in np.arange(1.2, BACKGROUND_SECONDS, 3.1) + random.uniform(-1, 1, 5):
        passing = 1 / (1 + ((TIME - middle) / random.uniform(0.6, 1.1)) ** 2)
        tyres = shape(noise(random), band(150, random.uniform(1200, 2200), -0.3))
        engine = np.sin(2 * np.pi * np.cumsum(random.uniform(60, 95) * (1.04 - 0.08 / (1 + np.exp(-3 * (TIME - middle))))) / RATE)
        sound += passing * random.uniform(0.5, 1) * (tyres + 0.3 * engine)
    return sound


def typing(random):
    sound = 0.12 * room(random)
    at = 0.3
    while at < BACKGROUND_SECONDS - 0.3:
        start = int(at * RATE)
        for delay, strength in ((0, 1), (random.uniform(0.05, 0.09), 0.5)):
            length = int(0.03 * RATE)
            t = np.arange(length) / RATE
            body = np.sin(2 * np.pi * random.uniform(250, 600) * t) * np.exp(-t * 160)
            click = random.standard_normal(length) * np.exp(-t * 450)
            first = start + int(delay * RATE)
            sound[first:first + length] += strength * random.uniform(0.6, 1.2) * 1.5 * (0.5 * body + click)
        at += random.uniform(0.09, 0.22) if random.random() < 0.85 else random.uniform(0.5, 1.3)
    return sound


def babble(random, people, folder):
    """Several people talking at once in a room: sentences by the flite voices, overlapping and reverberant."""
    length = BACKGROUND_SECONDS * RATE
    sound = np.zeros(length)
    for number, person in enumerate(people):
        voice = next(voice for engine, voice, _, _ in PEOPLE[person][3] if engine == "flite")
        text = " ".join(random.permutation(SENTENCES))
        path = folder / f"babble-{number}.wav"
        run("flite", "-voice", voice, "--setf", f"duration_stretch={random.uniform(0.9, 1.15):.3f}", "-t", text, "-o", path)
        samples, rate = read_wav(path)
        samples = resample(samples, rate * random.uniform(0.93, 1.08))
        start = random.integers(0, max(1, len(samples) - length - 1))
        sound += np.resize(samples[start:], length) / np.std(samples) * 10 ** (random.uniform(-5, 0) / 20)
    t = np.arange(int(0.5 * RATE)) / RATE
    echo = random.standard_normal(len(t)) * np.exp(-t * 6.9 / 0.45) * 0.05
    echo[0] = 1
    size = length + len(echo)
    wet = np.fft.irfft(np.fft.rfft(sound, size) * np.fft.rfft(echo, size), size)[:length]
    return wet + 0.1 * np.std(wet) * room(random)


# name: (split, mean level in dBFS, what it is, how it is made)
BACKGROUNDS = {
    "room": ("train", -32, "a quiet room: pink noise", room),
    "fridge": ("train", -28, "a refrigerator: mains hum and rumble", fridge),
    "fan": ("train", -27, "a fan: air noise beaten by the blades", fan),
    "rain": ("train", -26, "rain on leaves: hiss and drops", rain),
    "babble": ("train", -25, "four people talking at once", None),
    "typing": ("train", -31, "somebody typing", typing),
    "traffic": ("validation", -25, "cars passing", traffic),
    "wind": ("test", -26, "gusts of wind", wind),
}


# ---------------------------------------------------------------- all together

def write_flac(samples, path):
    path.parent.mkdir(parents=True, exist_ok=True)
    wav = path.with_suffix(".wav")
    write_wav(wav, samples)
    run("flac", "--silent", "--force", "--best", "--no-seektable", "--no-padding", wav, "-o", path)
    wav.unlink()
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--out", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parent)
    out = parser.parse_args().out
    for kind in ("positives", "negatives", "backgrounds"):
        shutil.rmtree(out / kind, ignore_errors=True)
    rows, digests, dropped = [], {}, {}
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        clips = plan()
        print(f"Speaking {len(clips)} clips")
        speak(clips, folder)
        wavs = [finish(clip, folder / f"{index}.wav") for index, clip in enumerate(clips)]
        print("Listening to them")
        for clip, samples, heard in zip(clips, wavs, hear(wavs, folder), strict=True):
            seconds = len(samples) / RATE
            if clip.lacking:
                reason = clip.lacking
            elif (WORD in heard) != (clip.kind == "positive"):
                reason = f"{clip.text} heard as {' and '.join(dict.fromkeys(word or 'nothing' for word in heard))}"
            elif not 0.25 <= seconds <= 1.3:
                reason = f"{seconds:.2f} s long"
            else:
                digest = write_flac(samples, out / clip.file)
                if digest in digests:
                    sys.exit(f"{clip.file} and {digests[digest]} are the same: a setting of {clip.voice} does nothing.")
                digests[digest] = clip.file
                rows.append([clip.file, clip.kind, clip.text, clip.engine, clip.voice, clip.person, clip.accent, clip.sex,
                             clip.split, f"{seconds:.3f}", "Debian package " + clip.package, clip.licence, digest])
                continue
            dropped.setdefault((clip.person, clip.kind), []).append(reason)
        print("Making backgrounds")
        for name, (split, level, description, make) in BACKGROUNDS.items():
            random = rng_for(name)
            samples = make(random) if make else babble(random, ["cmu-awb", "cmu-slt", "kal", "cmu-awb"], folder)
            samples = samples * 10 ** ((level - decibels(samples)) / 20)
            samples = 0.5 * np.tanh(samples / 0.5)  # no peak above -6 dBFS
            file = f"backgrounds/{name}.flac"
            rows.append([file, "background", description, "made here" if make else "flite", "", "", "", "", split,
                         f"{len(samples) / RATE:.3f}", "made by this project", "as this project" if make else CMU,
                         write_flac(samples, out / file)])
    with open(out / "manifest.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow("file kind text engine voice person accent sex split seconds source licence sha256".split())
        writer.writerows(rows)
    for (person, kind), reasons in dropped.items():
        print(f"dropped {len(reasons)} {kind}s of {person}: {'; '.join(reasons)}")
    for kind in ("positive", "negative", "background"):
        print(kind, sum(row[1] == kind for row in rows), f"{sum(float(row[9]) for row in rows if row[1] == kind):.0f} s")
    print(f"{sum((out / row[0]).stat().st_size for row in rows) / 1e6:.1f} MB in {out}")


if __name__ == "__main__":
    main()
