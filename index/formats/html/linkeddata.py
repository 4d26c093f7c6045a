"""JSON-LD: what a page says of its article in the words of schema.org.

Written by hand as often as by machine, so that some of it is no JSON. What is broken is mended
where that is harmless, and else its plainest values are read one by one.
"""

from __future__ import annotations

import json
import re
from typing import Any

_MOST = 2_000_000
"""Characters of one script that are parsed."""
_MOST_NODES = 2_000
_MOST_SCRIPTS = 50
_MOST_NAMED = 20
_ARTICLE = re.compile(r"(?:Article|Posting|Report|Opinion\w*)\Z")
_ALSO = re.compile(r"(?:Review|Recipe|HowTo|WebPage)\Z")
_WRAPPING = re.compile(
    r"\A\s*(?:<!--|<!\[CDATA\[|//\s{0,20}<!\[CDATA\[)|(?://\s{0,20})?(?:\]\]>|-->)[\s;]{0,20}\Z"
)
_COMMA = re.compile(r",(?=\s*[}\]])")
_PLAIN = re.compile(
    r'"(headline|datePublished|dateModified|articleBody|inLanguage|url)"\s{0,9}:\s{0,9}'
    r'"((?:[^"\\]|\\.){1,100000})"',
)
_PLAIN_NAME = re.compile(
    r'"(author|publisher)"\s{0,9}:\s{0,9}\[?\s{0,9}\{[^{}]{0,400}?"name"\s{0,9}:\s{0,9}'
    r'"((?:[^"\\]|\\.){1,200})"',
)

Node = dict[str, Any]


def nodes_of(root: Any) -> list[Node]:
    """Return every object of a page's JSON-LD, those within others too, in order."""
    nodes: list[Node] = []
    scripts = 0
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        scripts += 1
        if scripts > _MOST_SCRIPTS:
            break
        nodes.extend(_flat(_parsed(script.text or "")))
        if len(nodes) > _MOST_NODES:
            break
    return nodes[:_MOST_NODES]


def article_node(nodes: list[Node], title: str) -> Node:
    """Return the object that is the page's article; an empty one where none is.

    Args:
        nodes: A page's objects.
        title: What else the page calls itself: a page of several articles has it from one.
    """
    articles = [node for node in nodes if is_article(node)] or [
        node for node in nodes if any(map(_ALSO.search, kinds_of_node(node)))
    ]
    own = [
        node
        for node in articles
        if text_of(node.get("headline"))[:40].casefold() in title.casefold()
    ]
    named = [node for node in own or articles if node.get("headline") or node.get("datePublished")]
    return (named or own or articles or [{}])[0]


def is_article(node: Node) -> bool:
    """Tell whether an object says that it is an article, of whatever kind."""
    return any(_ARTICLE.search(kind) for kind in kinds_of_node(node))


def kinds_of_node(node: Node) -> list[str]:
    """Return what an object says that it is."""
    kind = node.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return [each for each in kinds if isinstance(each, str)]


def resolved(value: Any, nodes: list[Node]) -> Any:
    """Return a value, with each object that only refers to another one replaced by that."""
    if isinstance(value, list):
        return [resolved(each, nodes) for each in value[:_MOST_NAMED]]
    if not isinstance(value, dict) or value.get("name") or not isinstance(value.get("@id"), str):
        return value
    wanted = value["@id"]
    return next((n for n in nodes if n.get("@id") == wanted and n.get("name")), value)


def text_of(value: Any) -> str:
    """Return the words of a value: of a string, of the first of a list, of what an object names."""
    for _ in range(4):
        if isinstance(value, list) and value:
            value = value[0]
        elif isinstance(value, dict):
            value = value.get("name") or value.get("@value") or value.get("@id") or value.get("url")
    return " ".join(value.split()) if isinstance(value, str) else ""


def _parsed(text: str) -> Any:
    text = text[:_MOST]
    for source in (text, _COMMA.sub("", _WRAPPING.sub("", text))):
        try:
            return json.loads(source, strict=False)
        except (ValueError, RecursionError):
            continue
    return _plain_values(text)


def _plain_values(text: str) -> Node:
    """Read what can be read of an object that isn't JSON."""
    node: Node = {"@type": "Article"}
    for name, value in _PLAIN.findall(text) + _PLAIN_NAME.findall(text):
        node.setdefault(name, _unescaped(value))
    return node if len(node) > 1 else {}


def _unescaped(value: str) -> str:
    try:
        return str(json.loads(f'"{value}"', strict=False))
    except ValueError:
        return value


def _flat(value: Any) -> list[Node]:
    nodes: list[Node] = []
    stack = [value]
    while stack and len(nodes) <= _MOST_NODES:
        each = stack.pop()
        if isinstance(each, list):
            stack.extend(reversed(each[:_MOST_NODES]))
        elif isinstance(each, dict):
            nodes.append(each)
            stack.extend(reversed(list(each.values())[:_MOST_NODES]))
    return nodes
