"""Countries and what they are called, so that "U.S.", "USA" and "United States" are one place.

Names come from ISO 3166 as pycountry carries it; the short list here adds what newspapers write
and the standard doesn't.
"""

from __future__ import annotations

from functools import cache

import pycountry

from index.names.vocabulary import NATIONS
from index.words import fold

_SPOKEN = {
    "AE": "United Arab Emirates|UAE|Emirates",
    "BA": "Bosnia and Herzegovina|Bosnia|Bosnia-Herzegovina",
    "BN": "Brunei",
    "CF": "Central African Republic|CAR",
    "CN": "China|PRC|People's Republic of China",
    "CD": "DR Congo|Democratic Republic of Congo|Democratic Republic of the Congo|DRC",
    "CG": "Republic of Congo|Republic of the Congo|Congo-Brazzaville",
    "CI": "Ivory Coast|Cote d'Ivoire",
    "CV": "Cape Verde|Cabo Verde",
    "CZ": "Czech Republic|Czechia",
    "FK": "Falkland Islands|Falklands",
    "FM": "Micronesia",
    "GB": "United Kingdom|UK|Britain|Great Britain",
    "IE": "Ireland|Republic of Ireland",
    "IR": "Iran",
    "KN": "Saint Kitts and Nevis|St Kitts and Nevis|St Kitts",
    "KP": "North Korea|N Korea|DPRK|Democratic People's Republic of Korea",
    "KR": "South Korea|S Korea|ROK|Republic of Korea",
    "LA": "Laos",
    "LC": "Saint Lucia|St Lucia",
    "MK": "North Macedonia",
    "MM": "Myanmar|Burma",
    "NL": "Netherlands|Holland",
    "PG": "Papua New Guinea|PNG",
    "PS": "Palestine|Palestinian Territories",
    "RU": "Russia|Russian Federation",
    "SA": "Saudi Arabia|KSA",
    "SY": "Syria",
    "SZ": "Eswatini|Swaziland",
    "TL": "East Timor|Timor-Leste",
    "TR": "Turkey|Türkiye",
    "TT": "Trinidad and Tobago|Trinidad",
    "US": "United States|US|USA|United States of America|America",
    "VA": "Vatican City|Vatican|Holy See",
    "VC": "Saint Vincent and the Grenadines|St Vincent and the Grenadines|St Vincent",
    "VG": "British Virgin Islands",
    "VI": "U.S. Virgin Islands|US Virgin Islands",
    "VN": "Vietnam",
}
"""By ISO 3166 code: what a country is called here, then what else it is called."""

_GONE = (
    "Soviet Union|USSR|Union of Soviet Socialist Republics",
    "Yugoslavia|Federal Republic of Yugoslavia|Socialist Federal Republic of Yugoslavia",
    "Czechoslovakia",
    "East Germany|GDR|German Democratic Republic",
    "West Germany",
)
"""Countries that are no more, and are written of nevertheless."""


_STATES = """Alabama: Ala
Alaska:
Arizona: Ariz
Arkansas: Ark
California: Calif
Colorado: Colo
Connecticut: Conn
Delaware: Del
Florida: Fla
Georgia: Ga
Hawaii:
Idaho:
Illinois: Ill
Indiana: Ind
Iowa:
Kansas: Kan Kans
Kentucky: Ky
Louisiana: La
Maine:
Maryland: Md
Massachusetts: Mass
Michigan: Mich
Minnesota: Minn
Mississippi: Miss
Missouri: Mo
Montana: Mont
Nebraska: Neb Nebr
Nevada: Nev
New Hampshire: N.H. NH
New Jersey: N.J. NJ
New Mexico: N.M. NM
New York: N.Y.
North Carolina: N.C. NC
North Dakota: N.D. ND
Ohio:
Oklahoma: Okla
Oregon: Ore
Pennsylvania: Pa Penn
Rhode Island: R.I. RI
South Carolina: S.C. SC
South Dakota: S.D. SD
Tennessee: Tenn
Texas: Tex
Utah:
Vermont: Vt
Virginia: Va
Washington State: Wash
West Virginia: W.Va W.Va.
Wisconsin: Wis Wisc
Wyoming: Wyo
Washington: D.C. DC"""
"""The states of the United States, and how the Associated Press shortens them; and their capital,
which is told from the state of its name by nothing but the two letters."""

_ABBREVIATED = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
"""What a place's name may begin with in short."""

_CAPITAL = (["district", "of", "columbia"], ["washington", "dc"], ["washington", "d", "c"])


@cache
def _shortened_states() -> dict[str, str]:
    shortened = {}
    for line in _STATES.splitlines():
        state, _, shorts = line.partition(":")
        for short in shorts.split():
            shortened[short] = state
            # The full stop is mostly taken for the end of the sentence and not of the name.
            shortened[f"{short.rstrip('.')}."] = shortened[short.rstrip(".")] = state
    return shortened


@cache
def states() -> frozenset[str]:
    """Return the keys of the states of the United States."""
    return frozenset(place_key(line.partition(":")[0]) for line in _STATES.splitlines())


def place_name(name: str) -> str | None:
    """Return the one name of a country, or of a state written in short; None for other places.

    A state's abbreviation is one in its own letters only: "Miss." and not "MISS".
    """
    return country(name) or _shortened_states().get(name)


def place_words(words: list[str]) -> list[str]:
    """Return the words of a place without what its spellings differ in: "st" for "saint"."""
    if len(words) > 1 and words[0] in _ABBREVIATED:
        words = [_ABBREVIATED[words[0]], *words[1:]]
    return ["washington"] if words in _CAPITAL else words


def place_key(name: str) -> str:
    """Return what spellings of a place have in common: no case, accents, dots, hyphens or "the".

    Nor does the shape of an apostrophe matter.
    """
    words = [fold(word) for word in name.replace("-", " ").replace("&", "and").split()]
    return " ".join(words[1:] if words[:1] == ["the"] else words)


@cache
def countries() -> dict[str, str]:
    """Return the one name of each country by the key of everything that it is called."""
    known = {place_key(nation): nation for nation in NATIONS.split("|")}
    for gone in _GONE:
        known.update((place_key(called), gone.split("|")[0]) for called in gone.split("|"))
    for entry in pycountry.countries:
        common = getattr(entry, "common_name", entry.name)
        spoken = _SPOKEN.get(entry.alpha_2, common).split("|")
        for called in (entry.name, common, getattr(entry, "official_name", ""), *spoken):
            # "Korea, Republic of" is how a register sorts, not how anybody writes.
            if called and "," not in called and "(" not in called:
                known[place_key(called)] = spoken[0]
    return known


def country(name: str) -> str | None:
    """Return the one name of the country that is meant, or None if it is none."""
    return countries().get(place_key(name))
