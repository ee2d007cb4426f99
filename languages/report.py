"""What a language has and lacks, as lines to read."""

from collections.abc import Iterator

from languages import catalogues, complete, texts
from languages.extraction import strings
from languages.files import SHIPPED, Files
from languages.known import SOURCE, Language


def untranslated(code: str, files: Files = SHIPPED) -> list[str]:
    """Return every string that templates and code ask for and the .po file has not, or has in doubt; staff's too."""
    done = {catalogues.key_of(entry) for entry in catalogues.entries(files.catalogue(code)) if entry.translated()}
    return sorted(text for context, text in strings() if (context, text) not in done)


def lines(language: Language, files: Files = SHIPPED) -> Iterator[str]:
    """Yield what there is to say of one language."""
    code = language.code
    is_offered = language in complete.offered(files)
    yield f"{language.name} ({code}): {'offered' if is_offered else 'prepared, not offered'}"
    if code != SOURCE:
        yield from _of_catalogue(code, files)
    yield f"  error pages   {len(complete.error_words(code, files))} missing; {_read_by(code, files)}"
    yield f"  guides        {len(complete.guides(code, files))} texts missing; {_unread(code, files)}"
    yield f"  needs, people {len(complete.terms(code, files))} names missing"


def _of_catalogue(code: str, files: Files) -> Iterator[str]:
    found = catalogues.entries(files.catalogue(code))
    hers = [entry for entry in found if catalogues.is_survivor_side(entry)]
    fuzzy = sum(entry.fuzzy for entry in found)
    unread = sum(entry.translated() and not catalogues.is_reviewed(entry) for entry in found)
    missing = len(complete.strings(code, files))
    yield f"  strings       {len(hers)} for survivors, {missing} of them missing; {len(found) - len(hers)} for staff"
    yield f"                {len(untranslated(code, files))} of all missing, {fuzzy} fuzzy, {unread} not reviewed"


def _read_by(code: str, files: Files) -> str:
    return f"reviewed by {texts.read(files.words).get(code, {}).get(texts.REVIEW) or 'nobody yet'}"


def _unread(code: str, files: Files) -> str:
    """Say how many guides no native speaker has read in this language."""
    found = [texts.read(path) for path in sorted(files.guides.glob("*.json"))]
    unread = sum("language" not in (guide.get(texts.REVIEW, {}).get(code) or {}) for guide in found)
    return f"{unread} of {len(found)} not reviewed"
