"""What readers call the languages of works."""

from __future__ import annotations

LANGUAGE_NAMES = {
    "en": "English",
    "fa": "Persian",
    "ru": "Russian",
    "ar": "Arabic",
    "fr": "French",
    "de": "German",
    "he": "Hebrew",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "es": "Spanish",
    "it": "Italian",
    "la": "Latin",
    "el": "Greek",
    "zh": "Chinese",
    "ja": "Japanese",
}
"""BCP 47 language -> English name."""
