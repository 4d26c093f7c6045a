"""Abbreviations with a full stop that ends no sentence, by language, as newspapers print them.

Without them "Dr. Berg" would be two sentences in every language that has the word; and a list for
all languages at once would take "art." for an abbreviation in English, "No." for one in Spanish.
"""

from __future__ import annotations

from functools import cache

_EVERYWHERE = "dr prof st vs cf ca mr mrs tel nr vol art max min mag ing"
_NEVER_LAST = {
    "de": """abb abs allg bd bspw bzgl bzw dipl eigtl einschl engl entspr evtl exkl fam fr frl
    ggf geb gen geschl gest hr hrn inkl insb insbes kath lt mind mio mrd nov okt dez jan feb
    apr aug sept offiz pol rd resp röm s.o sog spr staatl std str tsd u.a u.ä usw usf v.a verh
    vgl z.b d.h z.t i.d.r o.ä zit zzgl hl bayer österr dt frz ital russ""",
    "fr": """av bd boul chap coll dept dir env etc éd ex fig fév févr gén hab inf janv juil lt
    mgr mlle mm mme mmes n no nos nov oct op p pp réf sept sgt ste tél trad v p.ex c.-à-d d.c
    max""",
    "es": """adm arz aprox av avda cap cía cnel col dña dpto ed edo ee.uu ee excmo fdo fig fr
    gob gral hno hnos ing lic ltda mons n.º núm p.ej pág págs pdte prof profa sr sra sras sres
    srta srtas sto sta tte tel ud uds uu vda vol gdor cmdte""",
    "it": """avv cap cav col comm dott dott.ssa ecc ed es gen geom gr ing lett mons nn on p.es
    pag pagg par prof.ssa rag rev sec seg segg sen sez sigg sig sig.ra sig.na ss tab tel ten v
    vol art c.so p.zza v.le""",
    "nl": """a.s bijv blz bv d.w.z dhr drs e.a e.d enz evt excl fig ing ir jhr jl kol lt mej
    mevr mgr mr mw nl nm n.a.v o.a o.l.v o.m pag resp red s.v sr t.a.v t.b.v t.o.v v.chr vnl
    vz wnd wo zgn""",
    "pt": """adv ago alm apto art av bel cap cel cia col d dep dez dir div dra eng ex exa exmo
    ed fev gal gen gov ilmo jan jul jun lic ltda mal min n.º nov núm obs out pág págs pe pres
    profa p.ex sgt séc sr sra sras srs srta sta sto ten set tel v.exa""",
    "sv": """bl.a d.v.s dvs e.kr f.d f.kr fr.o.m fig forts hr inkl jfr kap kl kr m.fl m.m milj
    mkt ngn o.d o.s.v obs p.g.a resp s.a.s sid sk st t.ex t.o.m tf tr ung utg v""",
    "da": """adm afd alm bl.a bla ca d dvs e.kr eks el ekskl etc evt f.eks f.kr fhv fig fmd
    forb frk fru gl hhv hr inkl ift jf jr kgl kl kr m.fl m.m m.v mio mia mht o.a osv pga pkt
    red resp s sml tlf u vedr årg""",
    "no": """adm avd bl.a bl ca d d.y d.e dvs e.kr eks evt f.eks f.kr fhv fig forts fr hr inkl
    jf jfr kgl kl kr m.a.o m.fl m.m mill mrd mht nr o.a osv pga pkt red resp s t.o.m tlf v
    vedr""",
    "fi": """ao em ent esim fil huom jne k klo ko kpl kts ks lk ln mm mrd milj mlj n ns nro
    nyk os p prof puh s ts tri toim tm v vrt yht yo ym yms eaa jaa""",
    "pl": """abp adw al art asp bp bł cd cz dn doc dot dyr ds ew gen godz hab im in inż itd
    itp jw kard kpt ks ktp lek ll mec mgr min mjr mld mln m.in nadkom np nt o ok op os p pl
    płk pkt podinsp pok por pow poz ppłk ppor prok prof pt pułk r ref red rtm ryc rys rzecz św
    śp st sierż tel tj tys tzn tzw ul ur wg wicepr właśc woj ww zast zł zm zob""",
    "cs": """a.s apod arch atd atp bc brig col čes čj čl čp doc gen hl ing inž judr kap kč kpt
    ks mgr mil mj mjr mld mudr např nám nprap obr odst okr p pan phdr plk pol por ppor př
    př.n.l prof pplk popř resp rndr říj s.r.o sb sl str st sv tel tj tř tzn tzv ul úř vč viz
    zejm""",
    "ru": """акад бул в вв г гг ген гл гр д деп до др ед жен зам зав и им инж ин исп кап кв км
    кн коп корп куб мес мин млн млрд муж н напр нач обл оз п пер пл подп пол пом пос пп пр
    прим проф р рд рис род руб с св сек см соч ст стр т табл тел тов трлн тыс у ул уч ф х ч
    чел чл экз эт""",
    "uk": """акад бул в вв г ген гл гр грн див діал доц ім інж кв кн кол коп корп м мін млн
    млрд нар напр обл о оз п пл пос пп пр прим проф р рис рр с св см соц ст стор т табл тел
    тис тов трлн укр ул вул ф х ч чол""",
    "tr": """alb apt av bkz bl bşk cad çev doç dz ecz gen haz hz kim km kd ltd mad mah müh no
    op ord org ör örn s sn sok şb şti tel tğm v vb vd yay yd yrd yük yy""",
    "hu": """alez bek bp co dr évf ezr febr fszt gör ifj ill id jan kb kft köz krt láb lt máj
    mérn mlt nov okl okt özv pl prof r rt sgt stb szept szerk szt tc tel törv ty u ua ún v vö
    vsz zrt""",
    "ro": """alin apr art aug av bd bl bul cap cca col conf dec dl dlui dna dnei dnul ex feb
    fig gen gl iul iun ian ing jud lt lit loc mar mil mld mr mun nov nr oct op or p pag pct ph
    pr prof sec sf sgt sos sept str tel vol""",
    "el": """αθ αι αρ αριθ βλ γρ δηλ δις δρ εκ εκατ επ κ.ά κ.α κ.κ κ.λπ κλπ κ λ.χ μ.μ π.μ π.χ
    π.Χ μ.Χ σ σελ στρ τ.μ τηλ χιλ χλμ χ""",
}
_ORDINALS = frozenset("de da no nb nn fi cs sk pl hu hr sl sr bs et lv tr is eu".split())


@cache
def never_last(language: str) -> frozenset[str]:
    """Return abbreviations of a language that another word follows, in small letters."""
    return frozenset(f"{_EVERYWHERE} {_NEVER_LAST.get(language, '')}".lower().split())


def counts_with_stops(language: str) -> bool:
    """Tell whether a language writes "3." for "third"."""
    return language in _ORDINALS
