"""Words that names are recognised, trimmed and merged by: lists as text, to be read and mended.

All of it is general English. Where a word may be both (a title and a surname, a month and a first
name), the rule that uses the list decides by where it stands.
"""

from __future__ import annotations

TITLES = frozenset(
    """adm admiral ambassador archbishop ayatollah bishop brig brigadier brother capt captain
    cardinal chair chairman chairwoman chancellor coach col colonel commander commissioner comrade
    congressman congresswoman constable corporal councillor cpl detective director dr emir father
    gen general gov governor hon imam inspector judge justice king lady lieutenant lord lt madam maj
    major marshal mayor minister miss monsignor mr mrs ms mx officer pastor pope premier president
    prince princess prof professor queen rabbi rep representative rev reverend sec secretary sen
    senator sergeant sgt sheik sheikh sheriff sir sister speaker sultan supt superintendent tsar
    """.split(),
)
"""What stands before a person's name without being part of it; folded."""

TITLE_OPENERS = frozenset(
    """acting assistant attorney chief co crown defence defense deputy ex finance first foreign
    former health home interior late lead prime state supreme then vice""".split(),
)
"""What may stand before a title, and goes with it; folded."""

PARTICLES = frozenset(
    """a abu af al am and ap at ben bin bint d da dal de dei del della den der di dos du e el for
    ibn in la las le los of on op san santa st t ten ter the to van vom von y zu zum zur
    &""".split(),
)
"""Small words that a name may contain, in lower case."""

NAME_OPENERS = frozenset(
    "al abu ap bin bint d da de del den der di du el ibn la le ten ter van von".split()
)
"""Small words that a name may begin with, in lower case."""

NEVER_NAMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december gmt est edt pst pdt cet utc am pm photo
    caption advertisement today yesterday tomorrow internet""".split(),
)
"""What is written with a capital and is neither person, organisation nor place; folded."""

SUFFIXES = frozenset("jr sr ii iii iv phd md esq".split())
"""What follows a surname and isn't it; folded."""

GENERATIONS = frozenset("jr sr ii iii iv".split())
"""Those of them that tell one bearer of a name from another."""

SITES = frozenset(
    """airport avenue bay beach boulevard bridge canal cape cathedral county desert district estuary
    fort gulf harbor harbour highway hospital hotel island islands lake motel mountain mountains
    ocean palace peninsula plaza prison province river road sea square stadium strait street
    territory valley village""".split(),
)
"""What the last word of a name says of its kind: a place, where it isn't a person; folded."""

NATIONS = "England|Scotland|Wales|Northern Ireland|Kosovo|Europe|Africa|Asia|Antarctica"
"""What is as surely a place as a country, and isn't one of ISO 3166."""

ORGANISATION_WORDS = frozenset(
    """academy agency ag airlines alliance army assembly association authority bank board
    broadcasting brothers bureau cabinet church club co college commission committee company
    conference congress cooperative corp corporation council court department federation force
    foundation front gmbh group guard herald holdings inc institute industries international league
    legion limited llc ltd media ministry motors movement museum news newspaper office opera
    orchestra organisation organization parliament partners party plc police post press radio school
    senate service services society systems team television times trust tribune tribunal union
    united university workers works""".split(),
)
"""Words that make a capitalised sequence an organisation's name; folded."""

PLACE_PREPOSITIONS = frozenset("in near at from outside around across throughout".split())
"""What mostly stands before a place."""

SPEECH_VERBS = frozenset("said says told added asked replied wrote announced argued warned".split())
"""What mostly stands after a person."""

SITE_PREPOSITIONS = frozenset("across along at by in near on over the to under".split())
"""What stands before a bridge or a square, and hardly ever before a person."""

ROLES = frozenset(
    """actor actress adviser aide ambassador analyst archbishop artist author biographer boss
    brother captain chairman chairwoman champion chief coach colleague columnist commander
    commentator composer counterpart critic dancer daughter defender deputy designer detective
    diplomat director doctor driver economist editor engineer envoy executive father fighter
    filmmaker forward founder goalkeeper golfer governor historian husband inspector investigator
    investor journalist judge keeper lawmaker lawyer leader manager mate mayor midfielder minister
    mother musician negotiator neighbor neighbour novelist officer opener painter partner physicist
    pianist pilot planner player playwright poet politician premier president priest prince princess
    principal producer professor prosecutor psychologist publicist referee reporter representative
    researcher resident runner scholar scientist scorer secretary senator singer sister skipper
    soldier son spokesman spokesperson spokeswoman sprinter star striker student superintendent
    surgeon teacher teammate tenor trader trainer veteran victim violinist wife winger winner
    witness writer""".split()
)
"""What somebody is, in lower case right before the name: "striker Tom Harrow"."""

PLACE_NOUNS = frozenset("capital city hamlet island port resort suburb town village".split())
"""What a place is, in lower case before the name: "the town of Sarbuk", "the port Sarbuk"."""

PARTS_OF_PLACES = frozenset(
    """center centre county district east municipality north northeast northwest outskirts province
    region south southeast southwest streets township west""".split()
)
"""What stands before a place with an "of" between: "north of Sarbuk"."""

PLACE_PARTS = frozenset(
    """area base border city coast constituency county district island mine neighborhood
    neighbourhood peninsula province refinery region sanatorium suburb town valley
    village""".split()
)
"""What stands in lower case after a place: "Sarbuk county"."""

ORGANISATION_NOUNS = frozenset(
    """agency airline bank broadcaster brokerage carrier charity club company conglomerate
    consultancy contenders daily developer firm giant group insurer maker manufacturer newspaper
    operator party publisher retailer rivals side supplier team think-tank union unit
    weekly""".split()
)
"""What an organisation is, in lower case right before the name: "the airline Norvane"."""

ORGANISATION_PARTS = frozenset(
    """captain chairman chairwoman coach director employee employees executive executives fans
    manager midfielder players share shareholders shares skipper striker subsidiary
    workers""".split()
)
"""What stands in lower case after an organisation, clubs included: "Norvane shares"."""

MATCHES = frozenset(
    """defeat draw game innings lead match successes test tie victory win winners wins""".split()
)
"""What is had over, or against, another side."""

LEGAL_FORMS = frozenset(
    "ag bv co company corp corporation gmbh inc incorporated limited llc llp ltd nv plc sa".split()
)
"""What a company's name may end with or not; folded."""

OTHER_SPELLINGS = {
    "center": "centre",
    "defense": "defence",
    "labor": "labour",
    "organization": "organisation",
    "program": "programme",
    "theater": "theatre",
}
"""American spellings in names of organisations, and the British ones."""
