"""How speakers are described who aren't named: by an office, a part they play, what they wrote."""

from __future__ import annotations

import re

_OFFICE = (
    "president|minister|premier|chancellor|leader|spokes\\w+|official|mayor|governor|senator|"
    "secretary|chief|head|director|chairman|chairwoman|chair|king|queen|prince|princess|general|"
    "commander|ambassador|envoy|adviser|advisor|professor|expert|analyst|lawyer|attorney|judge|"
    "justice|prosecutor|coach|captain|author|owner|founder|politician|congressman|congresswoman|"
    "representative|legislator|lawmaker|speaker|sheriff|bishop|pope|candidate|nominee|editor|"
    "reporter|actor|actress|singer|billionaire|businessman|engineer|officer|aide|strategist|"
    "manager|counsel|coordinator|treasurer|deputy|pollster|consultant"
)
_DOCUMENT = (
    "statement|letter|report|release|resolution|advertisement|ad|announcer|narrator|memo|memorandum|"
    "document|filing|complaint|lawsuit|indictment|ruling|opinion|email|e-mail|message|post|tweet|"
    "transcript|brief|petition|summary|notice|sign|article|editorial|law|rules|bill|website|page|"
    "draft|statements|study|survey|campaign|company|committee|group|office|agency|court|ministry|council|government|"
    "administration|department|union|party|police|army|board|panel"
)
_MANY = (
    "officials|spokes\\w+|senators|lawmakers|representatives|lawyers|attorneys|critics|leaders|"
    "analysts|experts|prosecutors|aides|authors|members|republicans|democrats|sources|witnesses|"
    "residents|judges|researchers|scientists|organizers|organisers|activists|supporters|opponents"
)
_PERSON = (
    f"{_OFFICE}|man|woman|source|witness|resident|voter|student|blogger|commentator|caller|friend|"
    "neighbour|neighbor|soldier|doctor|nurse|teacher|worker|farmer|driver|cameraman|member|person|"
    "critic|insider|staffer|operative|organizer|organiser|activist|supporter|opponent"
)
_WORD = r"(?!(?:says|said|told|tells|who|which|that|and(?!\s+(?-i:[A-Z])))\b)[\w’'.&-]+"
TAIL = rf"(?:\s+(?:for|of|from|at|with|in|to|about|on)\s+{_WORD}(?:\s+{_WORD}){{0,5}}){{0,2}}"
OF_NAMED = (
    r"(?:\s+(?:for|of|from|at|with|in|to)\s+(?:the\s+)?(?-i:[A-Z])[\w’'.&-]*"
    r"(?:\s+(?:(?:and|of|the)\s+){0,2}(?-i:[A-Z])[\w’'.&-]*){0,6})?"
)
"""What follows a description, as far as it is a name: where it ends can be told by its capitals."""
_DESCRIBED = (
    r"((?:an?|one|another|some|several|two|three|many|both|the|his|her|its|their|\w+[’']s?)\s+"
    r"(?:(?!(?:in|on|at|for|of|from|with|to|by|and|or|who|that|which|as|was|is|has)\b)"
    rf"[\w’'.-]+\s+){{0,4}}(?:{_PERSON}|{_MANY}|(?P<document>{_DOCUMENT}))\b{TAIL})"
)
DESCRIBED_BEFORE = re.compile(rf"\b{_DESCRIBED}\s*\Z", re.IGNORECASE)
DESCRIBED_AFTER = re.compile(rf"\s*{_DESCRIBED}", re.IGNORECASE)
ANONYMOUS = re.compile(
    r"spokes|officer|official|aide|reporter|analyst|expert|lawyer|strategist|editor"
)
"""Offices that an article gives to people without names, whom no name is to be put upon."""
BETWEEN_NAMES = re.compile(
    rf"(?:\s+[\w’'-]+){{0,4}}\s+(?:{_PERSON})\s+(?:[\w’'-]+\.?\s+)?", re.IGNORECASE
)
"""What parts whose somebody is from the name: "Tesk campaign manager Ines Valdry"."""
ONE_OFFICE = re.compile(
    rf"the\s+(?:[\w’'.-]+\s+){{0,3}}?(?:(?P<deputy>vice|deputy)[\s-]+)?(?P<office>{_OFFICE})\b",
    re.IGNORECASE,
)
DETERMINERS = frozenset("a an one another some several two three many both the".split())
