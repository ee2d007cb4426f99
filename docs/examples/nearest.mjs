// The nearest help to a position. The position stands in the body: addresses are written into logs.
const answer = await fetch(process.env.RAAH + "/api/v1/nearest", {
  method: "POST",
  headers: { "Content-Type": "application/json", "Accept-Language": "en" },
  body: JSON.stringify({ latitude: 31.55, longitude: 74.34, need: ["legal-aid"], limit: 3 }),
});
const found = await answer.json();
if (!answer.ok) throw new Error(found.detail);
for (const centre of [...found.helplines, ...found.results]) {
  console.log(centre.name, centre.phones.map((phone) => phone.number).join(", "));
}
