// Where the reader is: all of it stands behind the # of the address, so that it can be linked, and gone back to.

import { BY_ID, LANGS, passageAt } from "./data.js";

export const NO_FILTERS = { q: "", kinds: [], topic: "", country: "", during: "", certainly: false, undated: false };

function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

// The place that an address stands for: {view, ..., filters, lang}; lang is null where it does not say.
export function placeAt(hash) {
  const [path, query = ""] = hash.replace(/^#/, "").split("?", 2);
  const asked = new URLSearchParams(query);
  const filters = {
    q: asked.get("q") ?? "",
    kinds: (asked.get("kind") ?? "").split(",").filter(Boolean),
    topic: asked.get("topic") ?? "",
    country: asked.get("country") ?? "",
    during: asked.get("during") ?? "",
    certainly: asked.has("certainly"),
    undated: asked.has("undated"),
  };
  const lang = LANGS.includes(asked.get("lang")) ? asked.get("lang") : null;
  return { ...viewAt(path.split("/").map(decoded)), filters, lang };
}

function viewAt([kind, id, number]) {
  if (!kind) return { view: "list" };
  if (kind === "sentence" && passageAt(id, number)) return { view: "sentence", source: id, number };
  const record = BY_ID.get(id);
  return record?.kind === kind ? { view: "record", record } : { view: "nowhere" };
}

let kept = null;

// The language that addresses go on saying, once the reader has chosen it.
export function keepLanguage(lang) {
  kept = lang;
}

// Blanks as + and commas as they are; brackets and slashes of a date stay readable, too.
function queried(pairs) {
  const text = new URLSearchParams(pairs.filter(([, value]) => value)).toString();
  return text.replace(/%2C/g, ",").replace(/%2F/g, "/").replace(/=(?=&|$)/g, "");
}

function whole(path, pairs = []) {
  const query = queried([...pairs, ["lang", kept]]);
  return `#${path}${query && `?${query}`}`;
}

export function toList({ q, kinds, topic, country, during, certainly, undated } = NO_FILTERS) {
  return whole("", [
    ["q", q], ["kind", kinds.join(",")], ["topic", topic], ["country", country], ["during", during],
    ["certainly", certainly && during ? "1" : ""], ["undated", undated ? "1" : ""],
  ]);
}

export function toRecord({ kind, id }) {
  return whole(`${kind}/${encodeURIComponent(id)}`);
}

export function toSentence(source, number) {
  return whole(`sentence/${encodeURIComponent(source)}/${number}`);
}

export function inLanguage(place, lang) {
  const before = kept;
  kept = lang;
  const address = place.view === "record" ? toRecord(place.record)
    : place.view === "sentence" ? toSentence(place.source, place.number) : toList(place.filters);
  kept = before;
  return address;
}
