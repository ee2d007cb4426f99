"""The page of pictures shows no picture that is not there, and no picture lies about unshown."""

import re
from pathlib import Path

from config.env import BASE_DIR

FOLDER = Path(BASE_DIR) / "docs" / "pictures"


def test_each_picture_of_the_page_is_a_file_and_each_file_is_on_the_page():
    named = set(re.findall(r"\]\(([^)]+)\)", (FOLDER / "README.md").read_text(encoding="utf-8")))
    assert len(named) > 700
    assert named == {file.name for file in FOLDER.glob("*.webp")}
