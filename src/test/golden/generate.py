"""Writes all golden data anew."""
import generate_audio
import generate_keras
import generate_mel
import generate_npy

for part in (generate_audio, generate_mel, generate_npy, generate_keras):
    part.main()
