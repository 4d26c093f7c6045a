"""What columns and fields are called: the names under which exports hold an article's parts.

A name is compared without case, accents and signs (`Pub_Date`, `pubDate` and `pub date` are one),
with what stands before it left out where that only says that it is about an article
(`article.title`, `post_content`).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Literal, NamedTuple

Field = Literal["title", "text", "outlet", "date", "authors", "url", "language"]
FIELDS: tuple[Field, ...] = ("title", "text", "outlet", "date", "authors", "url", "language")

NAMES: dict[Field, tuple[str, ...]] = {
    "text": ("text", "body", "content", "articlebody", "article_body", "fulltext", "full_text"),
    "title": ("title", "headline"),
    "outlet": (
        *("outlet", "source", "publisher", "publication", "newspaper", "site_name", "sitename"),
    ),
    "date": (
        *("date", "published", "date_published", "datepublished", "published_at", "publishedat"),
        *("publication_date", "published_date", "pubdate", "pub_date", "publish_date"),
        "timestamp",
    ),
    "authors": ("authors", "author", "byline", "by"),
    "url": ("url", "link", "canonical_url"),
    "language": ("language", "lang"),
}
"""The names that the documents list; of several in one record the first one counts."""

_MORE: dict[Field, str] = {
    "text": """maintext plaintext rawtext cleantext bodytext contenttext textcontent articletext
        articlecontent storytext newstext story article transcript paragraphs selftext bodyhtml
        contenthtml html texte texto testo tekst inhalt artikeltext volltext contenu contenido
        conteudo contenuto tresc artikel articulo articolo artigo cuerpo corpo corps innhold
        innehall sisalto metin icerik noidung isi текст содержание содержимое статья 正文 内容 內容
        本文 记事 記事 본문 내용 النص المحتوى κειμενο טקסט""",
    "title": """head heading hed name titel titre titulo titolo tytul rubrik overskrift otsikko cim
        baslik naslov judul tieude uberschrift schlagzeile titular titlu заголовок название 标题
        標題 题目 タイトル 見出し 제목 العنوان τιτλος כותרת""",
    "outlet": """media mediaoutlet medianame newsoutlet site website channel provider feed
        sourcename publishername outletname publicationname paper journal magazine agency quelle
        zeitung medium fuente periodico medio fonte giornale testata jornal zrodlo gazeta bron
        krant kilde avis kaynak gazete источник издание сми 媒体 媒體 来源 來源 新聞社 출처 언론사
        المصدر domain hostname""",
    "date": """datetime publicationtime publishtime publishedtime publishedon publishedutc dateutc
        datepublication firstpublished firstpublishdate releasedate isodate createdat created
        datecreated creationdate day posted postedat datum veroffentlicht erscheinungsdatum fecha
        data dataora dato paivays tarih tanggal ngay дата опубликовано 日期 发布时间 日付 発行日
        날짜 التاريخ ημερομηνια time updated updatedat lastmodified modified dateupdated""",
    "authors": """writer journalist reporter creator contributor authorname authornames bylines
        autor autoren autorin autores auteur auteurs autore autori forfatter forfattare kirjoittaja
        verfasser yazar penulis автор авторы 作者 记者 記者 著者 기자 저자 الكاتب""",
    "url": """href uri permalink weburl sourceurl articleurl pageurl newsurl storyurl originalurl
        shareurl webpage enlace lien ссылка адрес 链接 連結 網址 링크 guid""",
    "language": """langcode languagecode locale langue idioma lingua sprache taal jezyk sprog
        sprak kieli dil bahasa язык 语言 語言 言語 언어 اللغة""",
}
_LAST_RESORT = "description summary abstract lead lede excerpt snippet standfirst teaser chapo"
_ABOUT = frozenset(
    "article articles news story post item doc document record entry page meta metadata og dc"
    " main raw clean full web original first the source".split()
)
"""Words before a name that don't change what it names."""
_OTHER = frozenset(
    "image images img photo picture thumbnail thumb video audio media avatar icon logo id ids count"
    " length len size hash md5 sha score rank crawl crawled scrape scraped fetch fetched access"
    " accessed retrieved download downloaded comment comments caption alt reply user tag tags"
    " category section type subtitle short seo related next previous prev parent error status"
    " num number words amp twitter facebook".split()
)
"""Words in a name by which it is about something else: `image_url`, `text_length`."""
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^\W\d_A-Za-z]+|\d+")
_LONGEST = 120


class Named(NamedTuple):
    """What a column's or field's name says."""

    field: Field
    rank: int
    """The smaller, the surer."""

    @property
    def exact(self) -> bool:
        """Whether the whole name is one of those known."""
        return self.rank < _PREFIXED


_PREFIXED = 1_000
_RESORT = 2_000


def squeezed(name: str) -> str:
    """Return a name in small letters without accents, signs and space."""
    apart = unicodedata.normalize("NFKD", name[:_LONGEST]).casefold()
    return "".join(sign for sign in apart if sign.isalnum())


def _known() -> dict[str, Named]:
    known: dict[str, Named] = {}
    for field in FIELDS:
        for rank, name in enumerate((*NAMES[field], *_MORE[field].split())):
            known.setdefault(squeezed(name), Named(field, rank))
    for rank, name in enumerate(_LAST_RESORT.split()):
        known.setdefault(name, Named("text", _RESORT + rank))
    return known


_KNOWN = _known()


def _words(name: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(name[:_LONGEST])]


@lru_cache(maxsize=8_192)
def is_other(name: str) -> bool:
    """Tell whether a name says that a field is about something else than the article."""
    return bool(_OTHER.intersection(_words(name.rpartition(".")[2])))


@lru_cache(maxsize=8_192)
def named(name: str) -> Named | None:
    """Return what a name says that a column or field holds; None where it says nothing known.

    Args:
        name: As it stands; of a nested field the names on the way to it, with dots.
    """
    last = name.rpartition(".")[2] or name
    found = _KNOWN.get(squeezed(last))
    if found:
        return found
    words = _words(last)
    if len(words) < 2 or _OTHER.intersection(words):
        return None
    while len(words) > 1 and words[0] in _ABOUT:
        words = words[1:]
        found = _KNOWN.get(squeezed("".join(words)))
        if found:
            return found._replace(rank=found.rank + _PREFIXED)
    found = _KNOWN.get(squeezed(words[-1]))
    # "press_release" or "meeting_time" aren't an article's own: only what is unmistakable counts.
    if found and found.rank < len(NAMES[found.field]) and found.field in ("date", "url", "title"):
        return found._replace(rank=found.rank + _PREFIXED + 500)
    return None
