"""Reads a data package as somebody would who knows nothing of us."""

import csv
import io
import json
from zipfile import ZipFile

from api.bulk.making import TABLES
from api.bulk.tables import TABLES as BY_NAME


def table(export, name):
    """Return the rows of a table by its HSDS name, without what is empty; or the description."""
    with ZipFile(export.folder / TABLES) as packed:
        if name == "datapackage.json":
            return json.loads(packed.read(name))
        text = packed.read(BY_NAME[name].file).decode()
    return [{key: value for key, value in row.items() if value} for row in csv.DictReader(io.StringIO(text))]
