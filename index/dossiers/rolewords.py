"""Words that say what somebody or something is: lists as text, to be read and mended.

All of it is general English, folded. What isn't listed is not taken for a title or a description:
few that are right are worth more here than many.
"""

from __future__ import annotations

HONORIFICS = frozenset(
    """brother capt captain col colonel comrade dame dr father fr gen general gov
    governor hon imam lady lieutenant lord lt madam madame maj major miss monsieur mr
    mrs ms mx pastor prof professor rabbi rep rev reverend sen sgt sheikh sir sister st""".split()
)
"""What is put to a name in place of a first name, or before it."""

COURTESIES = frozenset("dame dr madam madame miss monsieur mr mrs ms mx sir".split())
"""Those of them that nothing else is put before."""

PERSON_ROLES = HONORIFICS | frozenset(
    """academic accountant activist actor actress adm administrator admiral adviser
    advisor agent aide ally ambassador analyst anchor anchorman anchorwoman
    anthropologist archbishop architect artist assistant astronaut athlete attorney aunt
    author ayatollah backer banker baron baroness barrister billionaire biographer
    biologist bishop blogger boss boxer boyfriend brigadier broadcaster broker builder
    businessman businesswoman campaigner candidate cardinal caretaker carpenter ceo cfo
    chair chairman chairperson chairwoman champion chancellor chef chemist chief
    choreographer cleric clerk coach colleague columnist comedian commander commentator
    commissioner commodore companion composer conductor congressman congresswoman
    conservationist constable consul consultant contractor controller convict
    coordinator coroner correspondent councillor councilman councilwoman counsel
    counsellor counselor count counterpart countess cousin cricketer critic curator
    cyclist dancer daughter dean defector defendant delegate demonstrator dentist deputy
    designer detective developer dictator diplomat director dissident doctor driver
    drummer duchess duke earl economist editor educator emir emperor engineer
    entrepreneur envoy epidemiologist executive expert farmer father fiance fiancee
    filmmaker financier firefighter fisherman footballer founder friend fugitive
    geologist girlfriend goalkeeper golfer granddaughter grandfather grandmother
    grandson guard guitarist gunman gymnast head heir historian host husband
    industrialist influencer informant inmate inspector instructor interpreter inventor
    investigator investor jockey journalist judge justice king lawmaker lawyer leader
    lecturer legislator librarian lobbyist magistrate magnate man manager marshal
    mathematician mayor mechanic mediator medic member mentor meteorologist midfielder
    midwife militant millionaire minister missionary model moderator mogul monarch monk
    mother mountaineer mp musician negotiator neighbor neighbour nephew neurologist
    niece novelist nun nurse observer officer official oligarch ombudsman operator
    opponent organiser organizer owner paediatrician painter paramedic parliamentarian
    partner pathologist patient patriarch pediatrician pensioner philanthropist
    philosopher photographer physician physicist pianist pilot pioneer planner player
    playwright poet policeman policewoman politician pollster pope postman predecessor
    premier presenter president priest primate prince princess principal prisoner
    producer programmer promoter prosecutor protester protestor provost psychiatrist
    psychologist publisher pundit queen racer ranger recipient rector refugee registrar
    regulator reporter representative researcher resident reviewer rival runner sailor
    scholar scientist screenwriter sculptor secretary senator sergeant sheik sheriff
    shopkeeper singer skipper sociologist soldier solicitor son songwriter speaker
    specialist spokesman spokesperson spokeswoman star statesman statistician strategist
    striker student successor sultan superintendent supporter surgeon surveyor survivor
    suspect swimmer teacher technician teenager tenor tourist trader trainer translator
    treasurer trustee tsar tycoon uncle undersecretary vet veteran viceroy victim
    violinist volunteer wife winner witness woman writer zoologist""".split()
)
"""What a person may be."""

ORGANISATION_ROLES = frozenset(
    """agency airline alliance arm army association authority bank bloc body branch
    brand broadcaster bureau business carrier chain channel charity church club
    coalition college commission committee company conglomerate consortium contractor
    cooperative corporation council court daily department developer distributor
    division employer enterprise exporter faction federation firm force foundation front
    fund giant government group grouping importer institute institution insurer label
    lender lobby magazine maker manufacturer militia ministry monopoly movement museum
    network newspaper operator opposition organisation organization outlet owner paper
    parliament partner party police producer provider publication publisher rebels
    regulator retailer rival school service shipyard site station studio subsidiary
    supplier tabloid team think-tank thinktank tribunal union university utility
    watchdog website weekly wing""".split()
)
"""What an organisation may be."""

PLACE_ROLES = frozenset(
    """airport archipelago area base bay borough bridge building camp canal capital city
    coast colony community continent country county crossing desert district enclave
    exclave federation hamlet harbor harbour home hub island islands isle kingdom lake
    monarchy mountain municipality nation neighbor neighborhood neighbour neighbourhood
    outpost palace parish peninsula port power prefecture province region republic
    resort river settlement sheikdom sheikhdom site state strait street suburb
    superpower territory town valley village zone""".split()
)
"""What a place may be."""

MODIFIERS = frozenset(
    """acting ailing all-time army assistant associate award-winning banking
    best-selling billionaire business cabinet campaign career chief city club co college
    company controversial council county crown current defence defense department deputy
    designate district education elder elect embattled energy environment ethics ex
    executive exiled export family far-left far-right fellow ferry film finance first
    foreign former founding fourth government grand group health high-ranking home human
    immigration incoming incumbent independent industry interim interior investment
    jailed junior justice key labor labour late law lead leading left-wing local long
    longest-serving longtime majority managing media military minority news nuclear oil
    old older one-time opposition ousted outgoing party permanent police pop port
    press prime private prominent provincial public ranking rebel retired right
    right-wing ruling second security senior shadow sports star state supreme team tech
    then third top town trade transport treasury union university veteran vice village
    war wealthy well-known wire world young younger""".split()
)
"""What may stand before a role, and belongs to it."""

NEEDS_MORE = frozenset(
    """chair champion chief coach companion count father general guard head host judge
    justice major man member model mother partner pilot prime right star woman""".split()
)
"""Roles that are verbs or say nothing where they stand alone and small."""

ARTICLES = frozenset(("the", "a", "an"))
OWNERS = frozenset(("his", "her", "its", "their"))

AFTER_HEAD = frozenset(
    """about across against among at based behind between born by covering during for
    from in inside into near of on over representing responsible running serving since
    to under which who whose with working""".split()
)
"""Words before which stands what a description is about: "the mayor | of Lenia"."""

CLAUSES = frozenset(
    """after although and as because before but if or since so that though until when
    where which while who whom whose""".split()
)
"""Words that a description ends before."""

VERBS = frozenset(
    """added agreed announced are argued arrived asked became been began believes blamed
    called came can cannot claimed could denied did does expressed fell found gave get
    gets go goes got had has have held insisted is kept knew left lost made may meets
    met might must noted paid promised rejected remains replied resigned responded said
    saw say says sent set shook should showed signed spoke stood stressed takes tells
    thanked thinks told took travelled tried urged voted vowed wants warned was welcomed
    went were will won would wrote""".split()
)
"""Words by which a stretch is a clause, and no description."""

NEVER_BEFORE = frozenset(
    """again also april asked august december earlier even february friday however
    instead january july june later march may meanwhile monday november now october
    perhaps saturday september soon speaking still sunday thursday today tomorrow
    tuesday wednesday yesterday""".split()
)
"""What may have a capital before a title and isn't part of it."""
