// The records that the page holds: by id, by kind, and by what refers to them.

export const DATA = JSON.parse(document.getElementById("data").textContent);
export const LANGS = ["kk", "ru", "en"];

// In the order in which a reader wants them; the names of the files, and of one record of each.
export const SHOWN = ["roles", "events", "statements", "officials", "organizations", "topics", "sources"];
export const KIND_OF = {
  sources: "source", topics: "topic", organizations: "organization", officials: "official",
  roles: "role", events: "event", statements: "statement",
};

// Which fields hold ids of records.
export const LINKS = new Set([
  "broader", "parent", "official", "organization", "part_of", "speaker", "role", "occasion", "events", "topics",
  "organizations", "restates",
]);

// The order of the dataset, which decides between equals in a search.
export const RECORDS = Object.entries(DATA.kinds).flatMap(([kind, values]) =>
  values.map((value) => ({ kind: KIND_OF[kind], id: value.id, value })),
);
export const BY_ID = new Map(RECORDS.map((record) => [record.id, record]));

// What a record is called: [text, language of it where it is printed in only one].
export function titleOf(record) {
  const { value } = record;
  if (record.kind === "source") return value.title;
  return value.title ?? value.name ?? value.label ?? value.summary;
}

// The addresses of a list of evidence, runs written out: [{source, number}], number null for a whole source.
export function cited(addresses) {
  return (addresses ?? []).flatMap((address) => {
    const [source, numbers] = address.split("#");
    if (!numbers) return [{ source, number: null }];
    const [first, last] = numbers.split("-");
    if (!last) return [{ source, number: first }];
    const [paragraph, from] = first.split(".");
    const count = Number(last.split(".")[1]) - Number(from) + 1;
    return Array.from({ length: count }, (_, step) => ({ source, number: `${paragraph}.${Number(from) + step}` }));
  });
}

// Everything that a record rests on, its quantities and claims too, without repeats.
export function evidenceOf(record) {
  const { evidence = {}, quantities = [], claims = [] } = record.value;
  const all = [...Object.values(evidence), ...[...quantities, ...claims].map((member) => member.evidence)];
  const found = new Map(all.flatMap(cited).map((one) => [`${one.source}#${one.number ?? ""}`, one]));
  return [...found.values()];
}

// The records that a record names, each with the field in which it does.
function* linksOf(record) {
  for (const [field, value] of Object.entries(record.value)) {
    if (LINKS.has(field)) for (const id of [value].flat()) yield [id, field];
    if (field === "participants") for (const { who } of value) yield [who, field];
  }
}

const FROM = new Map();
for (const record of RECORDS) {
  for (const [id, field] of linksOf(record)) {
    if (!FROM.has(id)) FROM.set(id, []);
    if (!FROM.get(id).some((link) => link.record === record)) FROM.get(id).push({ record, field });
  }
}

// The records that refer to a record, each with the first field in which it does.
export function referringTo(id) {
  return FROM.get(id) ?? [];
}

const RESTING = new Map();
for (const record of RECORDS) {
  for (const { source, number } of evidenceOf(record)) {
    const key = `${source}#${number ?? ""}`;
    if (!RESTING.has(key)) RESTING.set(key, []);
    RESTING.get(key).push(record);
  }
}

// The records that rest on a sentence, or on a source as a whole.
export function restingOn(source, number) {
  return RESTING.get(`${source}#${number ?? ""}`) ?? [];
}

export const ARTICLES = DATA.kinds.sources.filter((source) => source.kind === "article");
const PASSAGES = new Map(
  ARTICLES.flatMap((source) => source.passages.map((one) => [`${source.id}#${one.number}`, { ...one, source: source.id }])),
);

// A passage of a source by its number.
export function passageAt(source, number) {
  return PASSAGES.get(`${source}#${number}`);
}
