"""A peer: spaCy with its `ner` alone and nothing of ours around it, as a process.

Speaks the language of `index.names.worker` and is as polite to other processes, so that both are
driven and timed the same way. Names are what the model says, word for word.
"""

from __future__ import annotations

import json
import os
import sys

from index.names.model import find_model

KINDS = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
}
_NICENESS = 10  # as the worker of ours


def main() -> None:
    """Answer requests until the input ends."""
    if sys.platform != "win32":
        os.nice(_NICENESS)
    import spacy  # noqa: PLC0415  takes seconds

    model = find_model()
    others = ["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "senter"]
    nlp = spacy.load(model.folder, exclude=others)
    print(json.dumps({"version": "bare", "label": model.label, "reason": None}), flush=True)
    for line in sys.stdin:
        request = json.loads(line)
        text = request["text"]
        paragraphs = request["paragraphs"]
        found = []
        documents = nlp.pipe(text[start:end] for start, end in paragraphs)
        for (start, _), document in zip(paragraphs, documents, strict=True):
            found += [
                (start + entity.start_char, start + entity.end_char, KINDS[entity.label_])
                for entity in document.ents
                if entity.label_ in KINDS
            ]
        print(json.dumps({"names": found}), flush=True)


if __name__ == "__main__":
    main()
