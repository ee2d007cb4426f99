"""The line of docs/api.md that needs a key does what the page says."""

import json
import re
import shlex

import pytest

from config import env

pytestmark = pytest.mark.django_db
PAGE = (env.BASE_DIR / "docs" / "api.md").read_text(encoding="utf-8").replace("\\\n", "")


def test_the_line_works_as_it_stands(program):
    [line] = re.findall(r"^curl .*RAAH_KEY.*$", PAGE, re.MULTILINE)
    words = shlex.split(line)
    wish = json.loads(words[words.index("-d") + 1])
    assert {"Authorization: Bearer $RAAH_KEY", "Content-Type: application/json"} <= set(words)
    assert any(word.startswith("Idempotency-Key: ") for word in words)
    assert program.hand_over(wish).status_code == 201
