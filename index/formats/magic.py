"""Files that aren't text: what they are, by the bytes they begin with and by their suffix.

The bytes are those that the formats' own specifications lay down, as the `file` command knows them.
"""

from __future__ import annotations

from index.formats.faults import UnreadableError

_SAVE = ", save it as text first"
_UNREAD = (
    (b"%PDF-", f"a PDF{_SAVE}"),
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"{\\rtf", f"an RTF document{_SAVE}"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", f"an old Office document{_SAVE}"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive, pack it as zip"),
    (b"Rar!\x1a\x07", "a RAR archive, pack it as zip"),
    (b"\x28\xb5\x2f\xfd", "compressed by zstd, use gzip"),
    (b"\x04\x22\x4d\x18", "compressed by lz4, use gzip"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"SQLite format 3\x00", "an SQLite database, export it as CSV"),
    (b"PAR1", "a Parquet table, export it as CSV"),
    (b"ID3", "sound"),
    (b"OggS", "sound or film"),
    (b"fLaC", "sound"),
    (b"WARC/", "a web archive (WARC), save its pages as HTML"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
)
_READ = (
    (b"\x1f\x8b", "gzip"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
)
_MEDIA = {b"WEBP": "a WebP picture", b"WAVE": "sound", b"AVI ": "film"}
_PACKED = (
    (b"mimetypeapplication/epub+zip", f"an EPUB book{_SAVE}"),
    (b"mimetypeapplication/vnd.oasis.opendocument", f"an OpenDocument file{_SAVE}"),
    (b"[Content_Types].xml", f"an Office document{_SAVE}"),
    (b"META-INF/MANIFEST.MF", "a program"),
)
_NAMED = {
    f"a PDF{_SAVE}": ".pdf",
    f"a Word document{_SAVE}": ".doc .docx .docm .dot .dotx",
    "a spreadsheet, export it as CSV": ".xls .xlsx .xlsm .ods .numbers",
    f"slides{_SAVE}": ".ppt .pptx .odp .key",
    f"an OpenDocument file{_SAVE}": ".odt .ott .pages",
    f"an RTF document{_SAVE}": ".rtf",
    f"an e-book{_SAVE}": ".epub .mobi .azw .azw3 .djvu",
    "a page saved as an archive, save it as HTML": ".mht .mhtml .webarchive .maff",
    "a picture": ".jpg .jpeg .gif .webp .bmp .tif .tiff .ico .svg .heic .avif .psd",
    "a PNG picture": ".png",
    "sound": ".mp3 .wav .ogg .oga .flac .m4a .aac .opus .wma",
    "film": ".mp4 .m4v .mov .avi .mkv .webm .wmv .flv .mpg .mpeg",
    "a font": ".woff .woff2 .ttf .otf .eot",
    "an archive of a kind that isn't entered, pack it as zip": ".7z .rar .zst .lz4 .lz .z .cab",
    "a program": ".exe .dll .so .dylib .jar .class .apk .wasm .pyc .o .a .bin .msi .deb .rpm",
    "a disk's image": ".iso .dmg .img",
    "a database, export it as CSV": ".db .sqlite .sqlite3 .mdb .accdb .parquet .feather .arrow",
    "a program's own data": ".pkl .pickle .npy .npz .h5 .pt .onnx .rdata .rds .dat .lock .idx",
    "code": ".js .mjs .cjs .ts .jsx .tsx .css .scss .less .map .py .ipynb .r .rb .pl .php .java .c"
    " .h .cc .cpp .hpp .cs .go .rs .swift .kt .lua .sh .bash .zsh .bat .cmd .ps1 .sql .vue .wat",
    "settings": ".toml .ini .cfg .conf .yaml .yml .env .properties .plist .desktop",
    "a key or signature": ".pem .crt .cer .asc .sig .gpg .p12 .sha256 .sha1 .md5",
    "what an editor or download left behind": ".bak .swp .tmp .part .crdownload .orig .rej",
}
_BY_SUFFIX = {suffix: what for what, suffixes in _NAMED.items() for suffix in suffixes.split()}


def unread_suffix(suffix: str) -> str | None:
    """Return why files of a suffix aren't even opened; None where one has to be looked into."""
    what = _BY_SUFFIX.get(suffix)
    return None if what is None else _refusal(what)


def binary_kind(name: str, head: bytes) -> str | None:
    """Return the kind that a file's first bytes are a mark of, None where they are none.

    Raises:
        UnreadableError: they are the mark of a kind that isn't read.
    """
    what = _unread(head)
    if what is not None:
        raise UnreadableError(_refusal(what))
    if head.startswith(b"BZh") and head[4:10] in (b"1AY&SY", b"\x17rE8P\x90"):
        return "bzip2"
    is_old_tar = name.lower().endswith(".tar") and b"\0" in head[:512]
    if head[257:262] == b"ustar" or is_old_tar:
        return "tar"
    return next((kind for mark, kind in _READ if head.startswith(mark)), None)


def is_document(names: set[str]) -> str | None:
    """Return why a zip isn't entered that is a document, by the names of what it holds."""
    if "[Content_Types].xml" in names:
        return _refusal(f"an Office document{_SAVE}")
    if "mimetype" in names and "META-INF/container.xml" in names:
        return _refusal(f"an EPUB book{_SAVE}")
    return None


def _unread(head: bytes) -> str | None:
    """Return what a file is that isn't read, by the mark that it begins with."""
    if head.startswith(b"PK\x03\x04"):
        return next((what for mark, what in _PACKED if head.startswith(mark, 30)), None)
    if head.startswith(b"RIFF"):
        return _MEDIA.get(head[8:12])
    if head[4:8] == b"ftyp":
        return "film"
    if _is_mhtml(head):
        return "a page saved as MHTML, save it as HTML"
    start = head.lstrip()
    return next((what for mark, what in _UNREAD if start.startswith(mark)), None)


def _is_mhtml(head: bytes) -> bool:
    top = head[:2_000].lower()
    return (
        b"mime-version: 1.0" in top and b"multipart/related" in top and top.lstrip()[:1].isalpha()
    )


def _refusal(what: str) -> str:
    return f"not a kind of file that is read: {what}"
