"""Small corpora that somebody who checks facts meets, each with the events it tells of."""

from __future__ import annotations

from typing import NamedTuple


class Told(NamedTuple):
    """An article of a situation."""

    event: str
    """Articles of one event are one story; whatever is told alone has an event of its own."""
    outlet: str | None
    date: str | None
    title: str
    text: str


TWO_FIRES = (
    Told(
        "mill",
        "Pier Post",
        "2026-02-10",
        "Fire guts flour mill in Sarbuk",
        "A fire destroyed the old flour mill of Sarbuk in the early hours of Tuesday. Forty"
        " firefighters fought the flames until dawn; the roof fell in at about five. Nobody was in"
        " the building. The owner, Petra Lund, said that three hundred tonnes of grain were lost."
        " The police are looking into the cause.",
    ),
    Told(
        "mill",
        "Radio Veldra",
        "2026-02-10",
        "Sarbuk's historic mill burns down",
        "Sarbuk has lost its mill: the brick building on the river, put up in 1887, burnt down"
        " overnight. Firefighters from five towns could not save it. “I have nothing left but the"
        " books,” said its owner, Petra Lund. The grain in the silos is still smouldering. What"
        " set it off isn't known yet, the police said.",
    ),
    Told(
        "school",
        "Pier Post",
        "2026-02-10",
        "Fire at school in Ansel",
        "A fire broke out in the gym of the Brook Street school in Ansel on Tuesday morning."
        " Three hundred pupils were led outside; two teachers were treated for smoke. Firefighters"
        " put the flames out within an hour. Lessons go on in the town hall, headmaster Jonas"
        " Birk said. The police are looking into the cause.",
    ),
    Told(
        "school",
        "Marrow Herald",
        "2026-02-10",
        "Pupils flee as gym of Ansel school burns",
        "Some three hundred children had to leave the Brook Street school in Ansel when its gym"
        " caught fire on Tuesday. Two teachers breathed in smoke and were taken to hospital. A"
        " lamp may have set mats alight, headmaster Jonas Birk said. From tomorrow on the pupils"
        " are taught in the town hall.",
    ),
)

FOLLOW_UP = (
    Told(
        "crash",
        "Pier Post",
        "2026-03-02",
        "Ferry strikes pier at Lorn",
        "The ferry Grey Heron struck the long pier of Lorn in thick fog on Monday evening. Eleven"
        " of its ninety passengers were hurt, none of them badly. The bow is torn open over four"
        " metres. Captain Odd Ferrin said that his radar had failed minutes before. The line to"
        " Ansel is closed until further notice.",
    ),
    Told(
        "crash",
        "Radio Veldra",
        "2026-03-02",
        "Eleven hurt as Grey Heron hits Lorn pier",
        "Eleven people were hurt when the ferry Grey Heron ran into the pier of Lorn in the fog."
        " Ninety were on board. Divers are to look at the torn bow on Tuesday. The captain, Odd"
        " Ferrin, told the coast guard that the radar had gone dark just before.",
    ),
    Told(
        "crash",
        "Pier Post",
        "2026-03-03",
        "Radar of Grey Heron had been faulty for weeks",
        "The radar of the ferry Grey Heron, which struck the pier of Lorn on Monday, had been"
        " reported faulty three times since January, papers of the ferry company show. Captain Odd"
        " Ferrin had asked for a new one. Eleven passengers were hurt. The company says that the"
        " device had been repaired each time.",
    ),
    Told(
        "crash",
        "Marrow Herald",
        "2026-03-04",
        "Divers find hole in Grey Heron larger than thought",
        "The hole in the bow of the ferry Grey Heron is six metres long, not four, divers found"
        " at the pier of Lorn, which she struck in fog on Monday. Repairs may take until May, the"
        " company said; until then nobody gets to Ansel by sea. The captain, whose radar had"
        " failed, has been questioned.",
    ),
    Told(
        "bakery",
        "Marrow Herald",
        "2026-03-03",
        "Bakery of Lorn wins prize for rye bread",
        "A bakery in Lorn has won the country's prize for rye bread. Its dough rests for thirty"
        " hours, baker Mina Osk told the jury, who praised the crust. The family has baked in"
        " Harbour Lane since 1921. A loaf costs four crowns, as before, says Osk.",
    ),
)

NO_DATES = (
    *(told._replace(date=None) for told in TWO_FIRES[:1]),
    *TWO_FIRES[1:3],
    TWO_FIRES[3]._replace(date=None),
)

FUNERAL = (
    Told(
        "death",
        "Pier Post",
        "2026-01-12",
        "Poet Maren Quill dies at 91",
        "The poet Maren Quill has died in Ansel, aged 91. Her first book, “Salt”, came out in"
        " 1958; eleven others followed, and “The Lamp Room” won the Great Prize. She taught at the"
        " school in Brook Street for thirty years. “She heard the sea in every word,” said her"
        " publisher, Tom Asker.",
    ),
    Told(
        "death",
        "Marrow Herald",
        "2026-01-12",
        "Maren Quill, poet of the sea, is dead",
        "Maren Quill is dead. The author of “Salt” and “The Lamp Room” died on Sunday at the age"
        " of 91 at her home in Ansel, her publisher Tom Asker said. Generations learnt her verses"
        " by heart. She was a teacher as well, and won the Great Prize late.",
    ),
    Told(
        "funeral",
        "Pier Post",
        "2026-01-20",
        "Hundreds at funeral of Maren Quill",
        "Six hundred people followed the coffin of the poet Maren Quill through Ansel on Tuesday."
        " Pupils read from “Salt” at the grave; the minister of culture laid a wreath. It rained,"
        " as in so many of her poems. The town is to name a square after her, the mayor said.",
    ),
    Told(
        "funeral",
        "Radio Veldra",
        "2026-01-20",
        "Ansel buries its poet in the rain",
        "In pouring rain Ansel has buried Maren Quill. Some six hundred came to the churchyard, the"
        " minister of culture among them, who laid a wreath. Children read verses from “Salt”. A"
        " square will have the name of the poet, the mayor announced.",
    ),
    Told(
        "prize",
        "Marrow Herald",
        "2026-01-20",
        "Great Prize goes to novelist Ivo Tarn",
        "The Great Prize of literature goes to the novelist Ivo Tarn. The jury praised his book"
        " “Nine Winters”, about a family of shepherds in the hills. Tarn, 44, lives in Pellworth"
        " and writes at night. He gets forty thousand crowns, and a bronze gull.",
    ),
)

SAME_PEOPLE = (
    Told(
        "budget",
        "Pier Post",
        "2026-03-10",
        "Council of Ansel passes budget",
        "The council of Ansel passed its budget on Tuesday with nine votes to six. Mayor Ines"
        " Holm gets her four million crowns for the new library. The opposition under Karl Brandt"
        " called the plan reckless. Fees for parking rise by a fifth.",
    ),
    Told(
        "budget",
        "Marrow Herald",
        "2026-03-10",
        "Nine to six: Ansel has a budget",
        "With nine votes to six Ansel has passed a budget that holds four million crowns for a"
        " library. Parking gets dearer by a fifth. Karl Brandt of the opposition spoke of"
        " recklessness; “a good day”, said mayor Ines Holm.",
    ),
    Told(
        "dog",
        "Pier Post",
        "2026-03-11",
        "Mayor of Ansel loses dog, and finds it",
        "For three hours the mayor of Ansel, Ines Holm, searched the park for her dog, Biscuit."
        " It was Karl Brandt, leader of the opposition, who brought the terrier back: he had found"
        " it at the kiosk, eating a sausage. The two had a coffee together.",
    ),
    Told(
        "dog",
        "Radio Veldra",
        "2026-03-11",
        "Opposition leader returns mayor's terrier",
        "Karl Brandt, who leads the opposition in Ansel, has brought mayor Ines Holm her terrier"
        " back. Biscuit had run off in the park, and sat at a kiosk with a sausage. It took three"
        " hours to find him, and a coffee to say thanks.",
    ),
)

WIRE = (
    FOLLOW_UP[0],
    FOLLOW_UP[0]._replace(outlet="Quay FM", title="Pier rammed by ferry", date="2026-03-03"),
    FOLLOW_UP[0]._replace(outlet=None, date=None),
    FOLLOW_UP[4],
)

SITUATIONS = {
    "two fires in two towns on one day": TWO_FIRES,
    "a follow-up on the next days": FOLLOW_UP,
    "days that aren't known": NO_DATES,
    "a death and the funeral": FUNERAL,
    "the same people on two days": SAME_PEOPLE,
    "one text in three places": WIRE,
}
