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
    "CD": "DR Congo|Democratic Republic of Congo|Democratic Republic of the Congo|DRC",
    "CG": "Republic of Congo|Republic of the Congo|Congo-Brazzaville",
    "CI": "Ivory Coast|Cote d'Ivoire",
    "CV": "Cape Verde|Cabo Verde",
    "CZ": "Czech Republic|Czechia",
    "FK": "Falkland Islands|Falklands",
    "FM": "Micronesia",
    "GB": "United Kingdom|UK|Britain|Great Britain",
    "IR": "Iran",
    "KN": "Saint Kitts and Nevis|St Kitts and Nevis|St Kitts",
    "KP": "North Korea|N Korea|DPRK|Democratic People's Republic of Korea",
    "KR": "South Korea|S Korea|ROK|Republic of Korea",
    "LA": "Laos",
    "LC": "Saint Lucia|St Lucia",
    "MK": "North Macedonia",
    "MM": "Myanmar|Burma",
    "NL": "Netherlands|Holland",
    "PS": "Palestine|Palestinian Territories",
    "RU": "Russia|Russian Federation",
    "SA": "Saudi Arabia|KSA",
    "SY": "Syria",
    "SZ": "Eswatini|Swaziland",
    "TL": "East Timor|Timor-Leste",
    "TR": "Turkey|Türkiye",
    "US": "United States|US|USA|United States of America|America",
    "VA": "Vatican City|Vatican|Holy See",
    "VC": "Saint Vincent and the Grenadines|St Vincent and the Grenadines|St Vincent",
    "VG": "British Virgin Islands",
    "VI": "U.S. Virgin Islands|US Virgin Islands",
    "VN": "Vietnam",
}
"""By ISO 3166 code: what a country is called here, then what else it is called."""


def place_key(name: str) -> str:
    """Return what spellings of a place have in common: no case, accents, dots, hyphens or "the"."""
    words = fold(name.replace("-", " ").replace("&", "and")).split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)


@cache
def countries() -> dict[str, str]:
    """Return the one name of each country by the key of everything that it is called."""
    known = {place_key(nation): nation for nation in NATIONS.split("|")}
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
