# The nearest help to a position. The position stands in the body: addresses are written into logs.
curl -sS -X POST "$RAAH/api/v1/nearest" -H 'Content-Type: application/json' -H 'Accept-Language: en' \
  -d '{"latitude": 31.55, "longitude": 74.34, "need": ["legal-aid"], "limit": 3}'
