# A copy of the directory that misses nothing: all that is public, then what changed since, deletions too.
import json
import os
import urllib.error
import urllib.request

RAAH = os.environ["RAAH"]


def get(path):
    with urllib.request.urlopen(RAAH + path) as answer:
        return json.load(answer)


def fetch(copy, service):
    try:
        copy[service] = get(f"/hsds/services/{service}")
    except urllib.error.HTTPError as error:
        if error.code != 404:  # it left a moment ago: its deletion comes with the next changes
            raise


copy, since, more = {}, "", True
while more:
    page = get(f"/api/v1/changes?since={since}" if since else "/api/v1/changes")
    for change in page["changes"]:
        if change["deleted"]:
            copy.pop(change["id"], None)
        else:
            fetch(copy, change["id"])
    since, more = page["next"], page["more"]
print(len(copy), "services; go on tomorrow from", since)
