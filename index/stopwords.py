"""Words that say little by themselves, by language.

Search keeps them; comparing, and choosing what to fetch neighbours by, leave them out. The lists
are short on purpose: articles, pronouns, prepositions, conjunctions, auxiliary verbs, and the verbs
by which newspapers tell who said a thing. What is a word of its own in one sense ("will", "May")
is only listed where the other sense is far commoner.
"""

from __future__ import annotations

import re
from functools import cache

from index.words import STOP_WORDS, fold

_LISTS = {
    "de": """ab aber alle allem allen aller alles als also am an andere anderen auch auf aus
    bei beim bereits bis da dabei damit dann daran darauf das dass dazu dem den denen der
    deren des dessen die dies diese diesem diesen dieser dieses doch dort du durch ein eine
    einem einen einer eines er erst es etwa etwas für gegen hat hatte hatten habe haben ich
    ihm ihn ihnen ihr ihre ihrem ihren ihrer im in ins ist ja jede jedem jeden jeder jedes
    jedoch kann kein keine keinen können könnte man mehr mein mit muss müssen nach nicht
    nichts noch nun nur ob oder ohne sagt sagte sagten sehr sei sein seine seinem seinen
    seiner seit sich sie sind so soll sollen sollte sollten sowie über um und uns unter vom
    von vor war waren was weil wenn wer werde werden wie wieder will wir wird wo wollen worden
    wurde wurden würde würden zu zum zur zwischen""",
    "fr": """à au aucun aussi autre autres aux avait avant avec avaient ayant c car ce ceci
    cela celle celles celui ces cet cette ceux chez comme contre d dans de depuis des dire dit
    dont du elle elles en encore entre es est et était étaient étant été être eu eux fait
    faire fois font il ils j je l la le les leur leurs lors lui m ma mais me même mes moins
    mon n ne ni non nos notre nous on ont ou où par pas pendant peu peut plus pour près qu
    quand que quel quelle qui s sa sans se selon sera ses si son sont sous sur ta te tous tout
    toute toutes très trop tu un une vers vont vos votre vous y""",
    "es": """a al algo algunos ante antes aquel así aún aunque bajo bien cada como con contra
    cual cuando cuyo de del desde dice dijo dijeron donde dos durante e el él ella ellas ellos
    en entre era eran es esa esas ese eso esos esta está están estas este esto estos fue
    fueron ha había han hasta hay la las le les lo los más me mi mientras muy nada ni no nos o
    os otra otras otro otros para pero poco por porque pues que qué quien se según ser será si
    sí sido sin sino sobre son su sus también tan tanto te tiene tienen toda todas todo todos
    tras tu u un una unas uno unos y ya yo""",
    "it": """a ad agli ai al alla alle allo anche ancora avere aveva c che chi ci coi col come
    con contro cui d da dagli dai dal dalla dalle dallo degli dei del della delle dello detto
    di dice disse dopo dove e è ed era erano essere fa fino fra fu gli ha hanno i il in invece
    io l la le lei li lo loro lui ma mentre mi mia mio molto ne negli nei nel nella nelle
    nello no noi non nostro o ogni oltre per perché però più poi prima qua quale quali quando
    quanto quella quelle quelli quello questa queste questi questo qui s sarà se secondo sei
    senza si sia sono sta stata stati stato su sua sue sugli sui sul sulla sulle sullo suo
    suoi tra tutta tutte tutti tutto un una uno v vi""",
    "nl": """aan al alle als ander andere bij binnen daar dan dat de deze die dit doch door
    dus een elk en er geen had hadden heb hebben heeft hem hen het hier hij hoe hun iets ik in
    is ja je kan konden kunnen maar me meer men met mij moet moeten na naar niet nog nu of om
    omdat onder ons onze ook op over s sinds te tegen tijdens toch toen tot tussen u uit van
    vanaf veel volgens voor waar waren was wat we wel werd werden wie wil worden wordt zal ze
    zegt zei zeiden zelf zich zij zijn zo zoals zonder zou zouden""",
    "pt": """a à ainda ao aos aquela aquele as às até após cada com como contra cujo da das de
    dela dele deles desde dessa desse desta deste depois disse disseram diz do dos durante e é
    ela elas ele eles em enquanto entre era eram essa essas esse esses esta está estão estas
    este estes eu foi foram há isso isto já lhe lo mais mas me mesmo muito na não nas nem no
    nos nós num numa o onde os ou outra outras outro outros para pela pelas pelo pelos pode
    por porque quando que quem qual se segundo seja sem ser será seu seus só sob sobre sua
    suas também tem têm tinha toda todas todo todos um uma umas uns""",
    "sv": """alla allt än att av bara blev bli blir både de dem den denna deras dess det detta
    dig din du där efter eller en enligt er ett flera får för från före genom ha hade han hans
    har hela henne hennes hon honom hos hur här i in inga ingen inget innan inom inte jag kan
    kommer kunde man med medan mellan men mer mot mycket någon något några nu när och också om
    oss på sa sade samt sedan sig sin sina sitt ska skulle som så säger till under upp ut utan
    vad var vara varit vi vid vilka vilken vill är över""",
    "da": """ad af alle alt at blev blive bliver da de deres dem den denne der det dette dig
    din disse dog du efter eller en end er et for fordi fra få får før gennem ham han hans har
    havde have hendes her hos hun hvad hvem hver hvilke hvis hvor i ifølge ikke ind ingen jeg
    kan kunne man med mellem men mere mod må ned nogen noget nogle nu når og også om op os
    over på sagde samt selv sig siden siger sin sine sit skal skulle som så til ud uden under
    ved vi vil ville var være været""",
    "no": """alle alt at av bare ble bli blir da de dem den denne der deres det dette disse du
    eller en enn er et etter ett for fordi fra få får før gjennom ha hadde han hans har henne
    hennes her hos hun hva hvem hver hvilke hvis hvor i ifølge ikke ingen inn jeg kan kunne
    man med mellom men mer mot må noen noe nå når og også om opp oss over på sa sade samt selv
    seg siden sier sin sine sitt skal skulle som så til under ut uten var ved vi vil ville
    være vært å""",
    "fi": """ei eivät eli ennen että hän hänen he heidän ja jo joita joka jolla jonka jos
    jossa jotka joukossa kaikki kanssa koska kuin kun kuten lisäksi me mikä minä mukaan mutta
    myös ne niiden niin nyt ole oli olisi olivat on osa ovat sanoi sanovat se sekä sen siellä
    sillä sitä tai tämä tämän tätä vaan vain vielä voi""",
    "pl": """a aby albo ale ani bardzo bez być był była było były będzie będą ci cię co czy
    dla do gdy gdzie go i ich ile im innych inne iż ja jak jako jednak jego jej jest jeszcze
    już każdy kiedy kto która które którego której który którym których którzy lub ma mają mi
    może można my na nad nas nawet nich nie nim niż o od oraz po pod podczas ponieważ
    powiedział powiedziała poza przed przez przy są się swoje swój ta tak także tam te tego
    tej ten też to tych tylko tym u w we wobec więc wszystkich wszystko z za zaś ze że żeby
    został została zostały""",
    "cs": """a aby ale ani až bez bude budou by byl byla byli bylo být co další dnes do ho i
    jako je jeho jejich její jen ještě již jsem jsme jsou k kde kdo kdy když ke která které
    kteří který má mají mezi mi na nad ne nebo není o od po pod podle pokud pouze pro proto
    protože před přes při řekl řekla s se si svůj ta tak také tato ten tento to toho tom tu ty
    u už v ve více však z za ze že""",
    "ru": """а без более больше был была были было быть в вам вас весь во вот г все всего всех
    вы где да даже для до его ее если есть еще же за заявил заявила здесь и из или им их к как
    когда который которая которое которые которого которой которых кто ли лишь между меня мне
    может можно мы на над надо нас не него нее нет ни них но ну о об однако он она они оно от
    очень по под после потому при про раз с сам свой своей своего своих себя сказал сказала
    словам со так также там те тем то того тоже той только том тот ты у уже чем через что
    чтобы это этого этой этом эти этот этих я""",
    "uk": """а або але без був була були було бути в вам вас весь ви від він вона вони воно
    все всі де для до з за заявив зі і із її їй їм їх й його як яка яке який яких які якого
    якщо ж лише між мене ми може на над нас не неї нею ним них ні о однак по після під про при
    сказав сказала свій своєї своїх себе собі та так також там те тим то того тоді тому той
    тут ти у це цього цей ці цих через чи чим що щоб є я""",
    "tr": """ama ancak arasında bazı ben beri bir biz böyle bu buna bunu bunun çok çünkü da
    daha de dedi değil diğer diye dolayı en etti fakat gibi göre ha hem hep her hiç ile için
    ise kadar karşı ki kim mi mı mu mü ne neden o olan olarak oldu olduğu olduğunu olması on
    ona onun onlar sadece siz söyledi sonra şu tarafından tüm üzere üzerinde var ve veya ya
    yani yapılan yok""",
    "ro": """a acea această acest acesta ai al ale am ar are așa ca care când ce cei cele cu
    cum că da dar de decât deși din după e ea ei ele era este eu fi fie fost iar în între la
    le lui mai ne nici nu o or pe pentru prin s-a sa sale să se spus sau sub sunt și te toate
    tot un una unei unor unui va vor""",
    "hu": """a abban ahol aki akik akkor alatt amely amelyek ami azt az azok azonban be csak
    de e egy egyik el és ez ezek ezt fel ha hanem hogy hozzá így is itt kell ki közben között
    közölte le lehet lenne lesz majd már meg mely melyek mert miatt mint mondta nagyon nem
    nincs ő ők össze s sem sok szerint számára több után vagy van vannak vele volt voltak""",
    "el": """αν από αυτή αυτό αυτός αυτών αλλά για δε δεν δύο είναι είπε είχαν είχε εκεί ένα
    ένας έχει έχουν ή η ήταν θα και κατά κάθε με μετά μέχρι μη μια μία μόνο μας να ο οι όμως
    όπως όπου όταν ότι πιο που πριν προς πως σαν σε στα στη στην στις στο στον στους σύμφωνα
    τα τη την της τι τις το τον του τους των ως""",
    "ca": """a al als amb aquell aquest aquesta això com contra d de del dels des després dir
    dit el ell ella ells els en entre era eren és està estan ha han hi i l la les li lo més
    molt mentre ni no o on per però perquè pel pels qual quan que qui s sense ser seva seu
    seus si sobre són també tot tots un una uns va van""",
    "id": """ada adalah agar akan aku anda antara apa atas atau bagi bahwa banyak beberapa
    belum bisa dalam dan dapat dari dengan di dia hanya harus ia ini itu jika juga kami karena
    kata ke kepada ketika kita lain lebih masih mereka oleh pada para pun saat saja sampai
    sangat saya sebagai sebelum sebuah secara sejak seperti serta setelah sudah tak telah
    tentang terhadap tersebut tidak ujar untuk yaitu yang""",
    "ar": """أن إن أو إلى إلا التي الذي الذين الى اي ايضا أي أيضا بعد بعض بل بين تم ثم حتى حول
    حيث خلال ذلك عبر عدم عند عن على عليه فقد في فيه فيها قال قالت قبل قد كان كانت كل كما لا لم
    لن له لها ما مع منذ من منه منها نحو هذا هذه هم هنا هناك هو هي و وفي وقال وقد ولا ولم وهو
    وهي يكون""",
    "hi": """अपना अपनी अपने अब आज इन इस इसके इसी उन उनके उस उसके एक ऐसे और कई कर करने कहा का
    कि किया किसी की कुछ के को कोई गई गए गया जब जा जो तक तथा तो था थी थे दिया दो द्वारा न नहीं
    ने पर फिर बाद बहुत भी मे में यह यहां या ये रहा रही रहे लिए लेकिन व वह वे साथ से हम ही हुआ
    हुई हुए है हैं हो होता होने""",
    "zh": """的 了 和 是 在 也 有 就 不 与 及 或 这 那 他 她 它 们
    我 你 将 被 把 对 为 于 以 而 并 但 从 到 等 之 其 说 称 個 个 這
    與 為 說 稱 將 對 從""",
}
"""As they are written; see `stop_words`."""
_SYLLABLES = re.compile("[\u3041-\u309f]")
"""Hiragana, which Japanese writes its endings and particles in, and few of its nouns and verbs."""


@cache
def stop_words(language: str) -> frozenset[str]:
    """Return the folded words of a language that say little; none of one that has no list here.

    Args:
        language: Without region: "de". English has the list that `index.words` shares.
    """
    if language == "en":
        return STOP_WORDS
    return frozenset(fold(word) for word in _LISTS.get(language, "").split())


def says_little(folded: str, language: str) -> bool:
    """Tell whether a folded word says little by itself in a text of a language."""
    if language == "ja":
        return _SYLLABLES.match(folded) is not None
    return folded in stop_words(language)
