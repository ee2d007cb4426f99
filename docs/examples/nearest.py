# The nearest help to a position, with Python alone. The position stands in the body: addresses are written into logs.
import json
import os
import urllib.request

question = {"latitude": 31.55, "longitude": 74.34, "need": ["legal-aid"], "limit": 3}
request = urllib.request.Request(
    os.environ["RAAH"] + "/api/v1/nearest",
    data=json.dumps(question).encode(),
    headers={"Content-Type": "application/json", "Accept-Language": "en"},
)
with urllib.request.urlopen(request) as answer:
    found = json.load(answer)
for centre in found["helplines"] + found["results"]:
    print(centre["name"], [phone["number"] for phone in centre["phones"]])
