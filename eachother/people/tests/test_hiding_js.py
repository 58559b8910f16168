"""What the device folds is what the server folds."""

from pathlib import Path

import pytest

from eachother.people.tests.test_hide_words import FOUND, NOT_FOUND
from eachother.web.tests.laid_out import NODE, in_node

RUN = """
import { hasWords } from "./people/hiding.js";
console.log(JSON.stringify(given[0].map(([words, text]) => hasWords(text, [words]))));
"""


@pytest.mark.skipif(not NODE, reason="Node is not installed; the browser walk folds too")
@pytest.mark.parametrize(("pairs", "found"), [(FOUND, True), (NOT_FOUND, False)])
def test_the_same_words_are_found(pairs: list[tuple[str, str]], found: bool, tmp_path: Path) -> None:
    said = in_node(tmp_path, RUN, pairs, rooms=("web", "people"))
    assert [pair for pair, one in zip(pairs, said, strict=True) if one is not found] == []
