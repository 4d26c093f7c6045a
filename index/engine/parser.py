"""Whoosh's query parser, fed with pieces that were cut and checked beforehand.

Whoosh builds the tree: groups, fields, precedence (NOT, AND, OR; words side by side bind loosest)
and the analysis of words. Its taggers, which know no offsets of mistakes, are left out.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from whoosh.qparser import QueryParser, plugins, syntax
from whoosh.query import NumericRange

from index.engine.asked import AskedArticles, AskedNode, nothing_known
from index.engine.schema import schema
from index.engine.terms import TEXT_FIELDS, surface
from index.engine.tokens import Kind, Token

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from index.engine.protocol import Finds

TITLE_WEIGHT = 2.5
"""How much more a word in the title says than one in the text."""
_MOST = 1e6
"""What weights multiply to at most, in parentheses within parentheses: a score stays a number."""


class DaysNode(syntax.SyntaxNode):
    """A stretch of days in a query."""

    def __init__(self, first: int, last: int) -> None:
        self._first = first
        self._last = last

    def query(self, _parser: object) -> Any:
        """Return Whoosh's query for the days."""
        return NumericRange("day", self._first, self._last)


class WeighedNode(syntax.GroupNode):
    """What counts for more, or less, than the rest of a query.

    Not a group that Whoosh would join with what stands beside it. The words within get the weight,
    each by itself: a sum is the same, and only words have scores.
    """

    merging = False

    def query(self, parser: object) -> Any:
        """Return Whoosh's query for what is weighed, its words weighed."""
        (inner,) = self.nodes
        found = inner.query(parser)
        for leaf in found.leaves() if found is not None else ():
            if not isinstance(leaf, AskedArticles):
                leaf.boost = min(max(leaf.boost * self.boost, 1 / _MOST), _MOST)
        return found


class WeightsPlugin(plugins.BoostPlugin):
    """Gives what stands before a weight what it weighs."""

    def filters(self, _parser: object) -> list[tuple[Any, int]]:
        """Return the one filter: after fields are known, before operators join anything."""
        return [(self.do_boost, 510)]

    def do_boost(self, parser: object, group: Any) -> Any:
        """Return a group in which what is weighed stands in a group of its own."""
        weighed = group.empty_copy()
        for node in group:
            if isinstance(node, self.BoostNode):
                weighed.append(WeighedNode([weighed.pop()], node.boost))
            elif isinstance(node, syntax.GroupNode):
                weighed.append(self.do_boost(parser, node))
            else:
                weighed.append(node)
        return weighed


def tree(tokens: Iterable[Token], finds: Finds = nothing_known) -> Any:
    """Return the query of checked tokens as a tree of `whoosh.query`; None if there are none.

    Args:
        tokens: The pieces of the query.
        finds: Tells which articles have a name or tell a story.
    """
    nodes = [_node(token, finds) for token in tokens]
    if not nodes:
        return None
    parser = _parser()
    return parser.filterize(parser.group(nodes)).query(parser)


@cache
def _parser() -> Any:
    """Return Whoosh's parser. It keeps nothing of a query, and to make one takes as long as one."""
    return QueryParser(
        None,
        schema(),
        plugins=[
            plugins.GroupPlugin(),
            plugins.FieldsPlugin(),
            plugins.MultifieldPlugin(list(TEXT_FIELDS), {"title": TITLE_WEIGHT}),
            WeightsPlugin(),
            plugins.OperatorsPlugin(AndNot=None, AndMaybe=None, Require=None),
        ],
    )


def _node(token: Token, finds: Finds) -> Any:
    node = AskedNode(token.asked, finds) if token.asked else _MAKERS[token.kind](token)
    node.startchar, node.endchar = token.start, token.end
    return node


def _near(token: Token) -> Any:
    word = syntax.WordNode(surface(token.text))
    word.startchar, word.endchar = token.start, token.end
    return plugins.FuzzyTermPlugin.FuzzyTermNode(word, token.edits, 0)


_MAKERS: dict[Kind, Callable[[Token], Any]] = {
    Kind.WORD: lambda token: syntax.WordNode(token.text),
    Kind.PHRASE: lambda token: plugins.PhrasePlugin.PhraseNode(
        token.text, token.inner, token.apart
    ),
    Kind.WILDCARD: lambda token: plugins.WildcardPlugin.WildcardNode(token.text),
    Kind.NEAR: _near,
    Kind.DAYS: lambda token: DaysNode(*token.days),
    Kind.FIELD: lambda token: syntax.FieldnameNode(token.text, token.text + ":"),
    Kind.OPEN: lambda _: plugins.GroupPlugin.OpenBracket(),
    Kind.CLOSE: lambda _: plugins.GroupPlugin.CloseBracket(),
    Kind.AND: lambda _: syntax.InfixOperator("AND", syntax.AndGroup),
    Kind.OR: lambda _: syntax.InfixOperator("OR", syntax.OrGroup),
    Kind.WEIGHT: lambda token: WeightsPlugin.BoostNode("^", token.weight),
    Kind.NOT: lambda _: syntax.PrefixOperator("NOT", syntax.NotGroup),
}
