"""English given names: their short forms, and whose they are.

"Bill" and "William" are one given name in two forms. Which "Mr." of two people with one surname is
meant is told by the given name, as far as that is nearly always a man's or a woman's. The lists are
general English; a name that may be both, or is short for one of each, is left out of the second.
"""

from __future__ import annotations

from typing import Final, Literal

Gender = Literal["woman", "man"]

_SHORT_FORMS = """
abigail: abby abbie gail; abraham: abe; alan: al; albert: al bert; alexander: alex alec sandy;
alexandra: alex sandra; alfred: al alf fred; amanda: mandy; andrew: andy drew; angela: angie;
ann: annie; anne: annie; anthony: tony; antony: tony; arthur: art; barbara: barb babs;
barnard: barney; barnaby: barney; benjamin: ben benny; bernard: bernie barney; bradley: brad;
bridget: bridie; calvin: cal; cameron: cam; caroline: carrie; catherine: cathy kate katie cate;
cecilia: celia cissy; charles: charlie chuck chas; charlotte: lottie; christina: chris tina;
christine: chris chrissy; christopher: chris kit topher; clifford: cliff; clinton: clint;
cynthia: cindy; daniel: dan danny; david: dave davey; deborah: deb debbie debra;
debra: deb debbie; dennis: denny; dominic: dom; donald: don donny donnie;
dorothy: dot dottie dolly; douglas: doug; edith: edie; edmund: ed eddie ned;
edward: ed eddie ned ted teddy; edwin: ed eddie; eleanor: ellie nell nellie;
elizabeth: beth betsy bess betty eliza libby liz lizzie; emily: em; eugene: gene; evelyn: evie;
ezekiel: zeke; florence: flo; frances: fran frankie; francis: frank; franklin: frank;
frederick: fred freddie freddy; gabriel: gabe; geoffrey: geoff; george: georgie;
gerald: gerry jerry; gerard: gerry jerry; gilbert: gil; gordon: gordie; gregory: greg;
gwendolyn: gwen; harold: hal harry; harriet: hattie; harrison: harry; helen: nell;
henry: hank harry hal; herbert: herb bert; howard: howie; isaac: ike; isabella: bella;
jacob: jake; jacqueline: jackie; james: jim jimmy jamie; janet: jan; jeffrey: jeff;
jennifer: jen jenny; jeremiah: jerry; jeremy: jerry; jessica: jess jessie; joan: joanie;
john: jack johnny jon; jonathan: jon jonny; joseph: joe joey; joshua: josh; judith: judy;
katherine: kate kathy katie kat; kathleen: kathy kate; kathryn: kathy kate katie;
kenneth: ken kenny; kimberly: kim; laurence: larry laurie; lawrence: larry laurie;
leonard: len lenny leo; leroy: roy; leslie: les; lewis: lew; lillian: lil lily; louis: lou louie;
louise: lou; lucille: lucy; madeleine: maddie; madeline: maddie; malcolm: mal;
margaret: maggie meg peggy madge marge margie greta rita; marjorie: marge margie; martha: marty;
martin: marty; marvin: marv; mary: molly polly; matthew: matt matty; maurice: maury; maxwell: max;
maximilian: max; melissa: missy; melvin: mel; michael: mike mick mickey mikey; michelle: shelly;
mitchell: mitch; mortimer: mort; moses: moe; nancy: nan; natalie: nat; nathan: nat nate;
nathaniel: nat nate; nicholas: nick nicky; nicole: nikki nicky; norman: norm; oliver: ollie;
pamela: pam; patricia: pat patty trish tricia; patrick: pat paddy; penelope: penny; peter: pete;
philip: phil pip; phillip: phil; rachel: rae; randall: randy; randolph: randy; raymond: ray;
rebecca: becky becca; reginald: reg reggie; richard: dick rich richie rick ricky;
robert: bob bobby rob robbie bert; roderick: rod; rodney: rod; roger: rodge; ronald: ron ronnie;
rosemary: rosie; rudolph: rudy; russell: russ; samantha: sam; samuel: sam sammy; sandra: sandy;
sarah: sally sadie; sidney: sid; solomon: sol; stanley: stan; stephanie: steph;
stephen: steve stevie; steven: steve stevie; stewart: stew stu; stuart: stu;
susan: sue susie suzy; susanna: sue susie; sylvester: sly; terence: terry; terrence: terry;
theodore: ted teddy theo; theresa: terry tess tessa; thomas: tom tommy; timothy: tim timmy;
tobias: toby; valerie: val; veronica: ronnie; victor: vic; victoria: vicky vickie tori;
vincent: vince vinny; virginia: ginny; vivian: viv; walter: walt wally; wesley: wes;
wilfred: wilf; willard: bill will; william: bill billy will willie willy liam; winston: win;
zachary: zach zack"""

_WOMEN = """
abigail ada agnes alice alison allison amanda amber amelia amy andrea angela anita ann anna
anne annie april barbara beatrice becky beth betsy betty beverly bonnie brenda bridget carla carmen
carol caroline carolyn catherine cathy charlotte cheryl christina christine cindy claire clara
cynthia daisy danielle dawn deborah debbie debra denise diana diane donna doris dorothy edith edna
eileen elaine eleanor elena elizabeth ella ellen elsie emily emma erica esther ethel eva evelyn
florence frances gail georgia geraldine gladys gloria grace hannah harriet hazel heather heidi helen
helena hilary hillary holly ida irene iris irma isabel isabella jacqueline jane janet janice jean
jeanne jennifer jenny jessica jill joan joanna josephine joyce juanita judith judy julia julie june
karen kate katherine kathleen kathryn kathy katie laura lauren lena liz linda lisa lois loretta lori
louise lucille lucy lydia lynn madeleine margaret maria marian marie marilyn marjorie martha mary
maureen megan melanie melissa michele michelle mildred miriam molly monica nancy naomi natalie
nicole nina nora norma olga olivia pamela patricia paula pauline peggy penelope penny phyllis rachel
rebecca rhonda rita roberta rosa rose rosemary ruby ruth sally samantha sandra sara sarah sharon
sheila sherry shirley sofia sonia sophia sophie stella stephanie sue susan suzanne sylvia tamara
tammy tara teresa theresa tiffany tina ursula valerie vanessa vera veronica victoria viola virginia
vivian wanda wendy yvonne zoe"""

_MEN = """aaron abraham adam alan albert alfred allan allen andrew anthony antonio arnold arthur
barry benjamin bernard bill billy bob bobby boris brad bradley brandon brian bruce bryan carl carlos
charles charlie chuck clarence clifford craig dan daniel darren dave david dean dennis derek dick
don donald doug douglas duncan earl eddie edgar edmund edward edwin eric ernest eugene felix
fernando frank franklin fred frederick gareth gary geoffrey george gerald gilbert glen glenn gordon
graham greg gregory guy harold harry hector henry herbert herman howard hugh ian igor ivan jack
jacob jake james jason jeff jeffrey jeremy jerome jerry jim jimmy joe joel john johnny jonathan
jorge jose joseph joshua juan julian justin keith ken kenneth kevin kurt kyle larry lawrence leo
leon leonard lewis louis luis luke malcolm manuel marc marcus mario mark martin marvin matt matthew
maurice max michael miguel mike mitchell nathan nathaniel neil nicholas nick nigel norman oleg
oliver oscar otto owen patrick paul pedro peter phil philip phillip ralph ramon raymond rafael
ricardo richard rick robert roberto rodney roger roland ron ronald ross roy rudolph rupert russell
sam samuel scott sean sergei seth simon stanley stephen steve steven stewart stuart ted theodore
thomas tim timothy todd tom tommy tony trevor victor vincent vladimir wallace walter warren wayne
william winston zachary"""


def _by_short() -> dict[str, frozenset[str]]:
    formal: dict[str, set[str]] = {}
    for line in _SHORT_FORMS.split(";"):
        full, _, shorts = line.strip().partition(": ")
        for short in shorts.split():
            formal.setdefault(short, set()).add(full)
    return {short: frozenset(fulls) for short, fulls in formal.items()}


_FORMAL: Final = _by_short()
_GENDER: Final[dict[str, Gender]] = {
    **dict.fromkeys(_WOMEN.split(), "woman"),
    **dict.fromkeys(_MEN.split(), "man"),
}


def is_pet_form(short: str, full: str) -> bool:
    """Whether a given name is short for another: "bill" for "william"; both folded."""
    return full in _FORMAL.get(short, ())


def gender(given: str) -> Gender | None:
    """Return whose a given name nearly always is, as far as the list tells; folded."""
    return _GENDER.get(given)
