"""No page loses its text for the language that it is in, or for being a clean one."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from index.body import lines_of, split


class Page(NamedTuple):
    above: str
    text: str
    below: str


PAGES = {
    "German": Page(
        "Startseite\nNachrichten\nSport\nWetter\nAnmelden\n\n"
        "Leuchtturm bleibt in Betrieb\nVon Irma Tolland\n12. März 2024, 14:05 Uhr\n",
        "Der Rat von Ostermark hat am Sonntag nach neun Stunden beschlossen, den alten Leuchtturm "
        "zu behalten.\n\n"
        "„Niemand hier will, dass es dunkel wird“, sagte der Bürgermeister Pieter Lund, der drei "
        "Jahre lang dafür gekämpft hatte.\n\n"
        "Im Frühjahr soll der Turm gestrichen werden, und der Wärter bleibt, bis ein jüngerer "
        "gefunden ist.\n\n"
        "Das Geld dafür kommt aus der Kasse des Hafens, die in diesem Jahr so voll ist wie lange "
        "nicht mehr.",
        "Lesen Sie auch\nNeuer Fahrplan der Fähre\nSieben Boote am Kai\nImpressum\nDatenschutz\n",
    ),
    "French": Page(
        "Accueil\nActualités\nSports\nMétéo\nSe connecter\n\n"
        "Le phare restera allumé\nPar Irma Tolland\nPublié le 12 mars 2024 à 14h05\n",
        "Le conseil d'Ostermark a voté dimanche, après neuf heures de débats, le maintien du vieux "
        "phare au bout du port.\n\n"
        "« Personne ici ne veut qu'il s'éteigne », a déclaré le maire, Pieter Lund, qui se battait "
        "pour lui depuis trois ans.\n\n"
        "Il sera repeint au printemps, et le gardien restera jusqu'à ce qu'on en trouve un plus "
        "jeune.\n\n"
        "L'argent viendra de la caisse du port, qui n'a pas été aussi pleine depuis longtemps.",
        "À lire aussi\nLes horaires du bac\nSept bateaux à voir\nMentions légales\nContact\n",
    ),
    "Spanish": Page(
        "Inicio\nNoticias\nDeportes\nEl tiempo\nIniciar sesión\n\n"
        "El faro seguirá encendido\nPor Irma Tolland\n12 de marzo de 2024, 14:05\n",
        "El consejo de Ostermark votó el domingo, tras nueve horas de debate, a favor de conservar "
        "el viejo faro del puerto.\n\n"
        "«Nadie aquí quiere que se apague», dijo el alcalde, Pieter Lund, que llevaba tres años "
        "luchando por él.\n\n"
        "Se pintará en primavera, y el farero seguirá en su puesto hasta que se encuentre a otro "
        "más joven.\n\n"
        "¿De dónde saldrá el dinero? De la caja del puerto, que no estaba tan llena desde hacía "
        "años.",
        "Lea también\nLos horarios del transbordador\nSiete barcos\nAviso legal\nContacto\n",
    ),
    "Russian": Page(
        "Главная\nНовости\nСпорт\nПогода\nВойти\n\n"
        "Маяк продолжит работу\nИрма Толланд\n12 марта 2024, 14:05\n",
        "Совет Остермарка в воскресенье после девяти часов споров проголосовал за то, чтобы "
        "сохранить старый маяк.\n\n"
        "«Никто здесь не хочет темноты», — сказал мэр Питер Лунд, который добивался этого три "
        "года.\n\n"
        "Весной башню покрасят, а смотритель останется на посту до тех пор, пока не найдут "
        "человека помоложе.\n\n"
        "Деньги возьмут из кассы порта, которая давно уже не была такой полной, как в этом году.",
        "Читайте также\nРасписание парома\nСемь лодок у причала\nО нас\nКонтакты\n",
    ),
    "Arabic": Page(
        "الرئيسية\nأخبار\nرياضة\nالطقس\nتسجيل الدخول\n\nالمنارة ستبقى مضاءة\n12 مارس 2024\n",
        "صوت مجلس أوسترمارك يوم الأحد بعد تسع ساعات من النقاش لصالح الإبقاء على المنارة القديمة "
        "في آخر الميناء.\n\n"
        "وقال رئيس البلدية الذي كافح من أجلها ثلاث سنوات إن أحدا هنا لا يريد أن يحل الظلام على "
        "الميناء.\n\n"
        "وسيتم طلاء البرج في الربيع وسيبقى الحارس في عمله حتى يتم العثور على حارس أصغر منه سنا.\n\n"
        "وستأتي الأموال من صندوق الميناء الذي لم يكن ممتلئا إلى هذا الحد منذ زمن طويل، فهل يكفي؟",
        "اقرأ أيضا\nمواعيد العبارة\nسبعة قوارب\nاتصل بنا\nسياسة الخصوصية\n",
    ),
    "Japanese": Page(
        "ホーム\nニュース\nスポーツ\n天気\nログイン\n\n灯台は残ることに\n2024年3月12日\n",
        "港町の議会は日曜日、九時間にわたる議論の末、港の先にある古い灯台を残すことを決めた。\n\n"
        "「ここが暗くなることを望む人は誰もいません」と、三年間そのために働いてきた町長は語った。\n\n"
        "灯台は春に塗り直され、灯台守は若い後任が見つかるまで引き続きその仕事を続けることになる。\n\n"
        "費用は港の積立金から支払われる予定で、今年の積立金はここ数年で最も多くなっているという。",
        "関連記事\nフェリーの時刻表\n七つの船\nお問い合わせ\n利用規約\n",
    ),
    "Chinese": Page(
        "首页\n新闻\n体育\n天气\n登录\n\n灯塔将继续点亮\n2024年3月12日\n",
        "经过九个小时的辩论，港口议会星期日投票决定保留港口尽头那座已有百年历史的老灯塔。\n\n"
        "“这里没有人希望它熄灭，”为此奋斗了三年的市长在投票结束之后对聚集在门外的人们说。\n\n"
        "灯塔将在春天重新粉刷，而守塔人会一直留任，直到人们找到一位更年轻的人来接替他的工作。\n\n"
        "这笔钱将来自港口的基金，据负责人介绍，今年这个基金的数额是多年以来最为充足的一次。",
        "相关新闻\n渡轮时刻表\n七艘船\n联系我们\n隐私政策\n",
    ),
}


def kept(text: str) -> list[str]:
    body = split(lines_of(text))
    return [body.lines[at].text for at in body.kept]


@pytest.mark.parametrize("language", PAGES)
def test_no_paragraph_of_a_page_is_lost(language: str) -> None:
    page = PAGES[language]
    found = kept("\n".join(page))
    assert [line for line in page.text.split("\n\n") if line not in found] == []
    menu = [line for line in page.above.split("\n")[:5] if line]
    assert not set(menu) & set(found)


@pytest.mark.parametrize("language", PAGES)
def test_a_clean_text_is_kept_whole(language: str) -> None:
    text = PAGES[language].text
    assert kept(text) == text.split("\n\n")


@pytest.mark.parametrize("language", PAGES)
def test_the_depth_of_a_dump_does_not_lose_a_text(language: str) -> None:
    page = PAGES[language]
    menu = "\n".join(f"      * {line}" for line in page.above.split("\n") if line)
    text = "\n".join(f"          {line}" for line in page.text.split("\n\n"))
    foot = "\n".join(f"    * {line}" for line in page.below.split("\n") if line)
    found = kept(f"{menu}\n\n{text}\n\n{foot}\n")
    assert [line for line in page.text.split("\n\n") if line not in found] == []


def test_a_long_clean_text_in_short_lines_is_kept_whole() -> None:
    text = "\n\n".join(f"Boat number {at} came in on a Monday." for at in range(80))
    assert kept(text) == text.split("\n\n")


def test_a_poem_is_kept_whole() -> None:
    poem = "The lamp is out\n\nand nobody\n\nremembers who\n\nhad lit it first"
    assert kept(poem) == poem.split("\n\n")


def test_comments_with_a_date_each_are_no_text_but_perhaps_the_first() -> None:
    page = PAGES["German"]
    comments = "\n".join(
        f"leser{at} sagt:\n{at + 1}. April 2024 um 10:0{at}\nIch war dabei und es war ganz anders."
        for at in range(9)
    )
    found = kept(f"{page.above}\n{page.text}\n\n{comments}\n")
    assert len([line for line in found if line.startswith("Ich war")]) <= 1


@pytest.mark.parametrize(
    "piece", [" ", "a", '"', "a ", "2024 ", "• ", "<", "9:", "。", "\n", "a\n"]
)
def test_a_hostile_text_is_split(piece: str) -> None:
    count = 1_000_000 if "\n" not in piece else 30_000
    body = split(lines_of(piece * (count // len(piece))))
    assert len(body.kept) <= len(body.lines)
