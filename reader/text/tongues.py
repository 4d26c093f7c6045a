"""What languages are called in English."""

from __future__ import annotations

from index.languages import base
from reader.text.safe import guard

_NAMES = dict(
    pair.split("=")
    for pair in """ar=Arabic be=Belarusian bg=Bulgarian bn=Bengali bs=Bosnian ca=Catalan cs=Czech
    da=Danish de=German el=Greek en=English es=Spanish et=Estonian eu=Basque fa=Persian fi=Finnish
    fr=French ga=Irish gl=Galician he=Hebrew hi=Hindi hr=Croatian hu=Hungarian hy=Armenian
    id=Indonesian is=Icelandic it=Italian ja=Japanese ka=Georgian kk=Kazakh ko=Korean lt=Lithuanian
    lv=Latvian mk=Macedonian mr=Marathi ms=Malay mt=Maltese ne=Nepali nl=Dutch no=Norwegian
    pl=Polish ps=Pashto pt=Portuguese ro=Romanian ru=Russian sk=Slovak sl=Slovenian sq=Albanian
    sr=Serbian sv=Swedish ta=Tamil te=Telugu th=Thai tl=Tagalog tr=Turkish uk=Ukrainian ur=Urdu
    uz=Uzbek vi=Vietnamese zh=Chinese""".split()
)


def language_name(tag: str) -> str:
    """Return "German" for "de" or "de-AT"; a tag that isn't known as it stands, guarded."""
    return _NAMES.get(base(tag) or "", guard(tag))
