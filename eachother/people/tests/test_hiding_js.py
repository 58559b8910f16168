"""What the device folds is what the server folds."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from eachother.people.tests.test_hide_words import FOUND, NOT_FOUND

SCRIPT = Path(__file__).parents[1] / "static/people/hiding.js"
RUN = """
const { hasWords } = await import(process.argv[1]);
console.log(JSON.stringify(JSON.parse(process.argv[2]).map(([words, text]) => hasWords(text, [words]))));
"""


@pytest.mark.skipif(not shutil.which("node"), reason="Node is not installed; the browser walk folds too")
@pytest.mark.parametrize(("pairs", "found"), [(FOUND, True), (NOT_FOUND, False)])
def test_the_same_words_are_found(pairs: list[tuple[str, str]], found: bool) -> None:
    command = ["node", "--input-type=module", "-e", RUN, "--", SCRIPT.as_uri(), json.dumps(pairs)]
    said = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    assert [pair for pair, one in zip(pairs, said, strict=True) if one is not found] == []
