// The values of a record's fields, each as a reader would have it.

import { BY_ID, LINKS, cited, passageAt } from "./data.js";
import { toRecord, toSentence } from "./address.js";
import { commas, h } from "./html.js";
import { count, countryName, dateWords, nameOf, quantityWords, say, text, title, tongue } from "./phrases.js";

const DATES = new Set(["start", "end", "published", "when", "said"]);

export function link(record) {
  return h("a", { href: toRecord(record) }, title(record));
}

function linkTo(id) {
  const record = BY_ID.get(id);
  return record ? link(record) : h("code", {}, id);
}

// What something rests on, each sentence with whose words it has.
export function citations(addresses) {
  const all = cited(addresses);
  if (!all.length) return null;
  const chips = all.map(({ source, number }) => {
    if (!number) {
      const about = say("citeSource", { name: nameOf(source) });
      return h("a", { class: "cite reference", href: toRecord(BY_ID.get(source)), title: about, "aria-label": about }, source);
    }
    const { voice } = passageAt(source, number);
    const about = say("citeSentence", { number, voice: say(`voices.${voice}`) });
    return h("a", { class: `cite ${voice}`, href: toSentence(source, number), title: about, "aria-label": about }, number);
  });
  return h("span", { class: "cites" }, chips.flatMap((chip) => [" ", chip]));
}

function list(members) {
  return h("ul", { class: "values" }, members.map((member) => h("li", {}, member)));
}

function outside(url) {
  return h("a", { href: url, rel: "noreferrer noopener", class: "outside" }, url);
}

function place({ name, kind, country }) {
  const where = country && countryName(country);
  const parts = [say(`values.${kind}`), where && !Object.values(name).includes(where) ? where : null];
  return [text(name), h("span", { class: "aside" }, ` (${parts.filter(Boolean).join(", ")})`)];
}

const OF_FIELD = {
  kind: (value) => say(`values.${value}`),
  status: (value) => say(`values.${value}`),
  language: (value) => tongue(value),
  languages: (value) => value.map(tongue).join(", "),
  country: (value) => countryName(value),
  countries: (value) => value.map(countryName).join(", "),
  url: outside,
  same_as: (value) => list(value.map(outside)),
  length: (value) => count("points", value),
  sha256: (value) => h("code", { class: "digest" }, value),
  places: (value) => commas(value.map(place)),
  quantities: (value) =>
    list(value.map((one) => [text(one.label), ": ", h("b", {}, quantityWords(one)), citations(one.evidence)])),
  claims: (value) => list(value.map((one) => [text(one.text), citations(one.evidence)])),
  participants: (value) =>
    list(value.map(({ who, part }) => [linkTo(who), h("span", { class: "aside" }, ` (${say(`values.${part}`)})`)])),
  passage: ({ start, end }) => say("characters", { start, end }),
};

export function valueOf(field, value, record) {
  if (LINKS.has(field)) return Array.isArray(value) ? list(value.map(linkTo)) : linkTo(value);
  if (DATES.has(field)) return [dateWords(value), " ", h("code", { class: "edtf" }, value)];
  if (field === "uncited") {
    return list(
      Object.entries(value).map(([number, reason]) => [
        h("a", { class: "cite", href: toSentence(record.id, number) }, number), " ", text(reason),
      ]),
    );
  }
  if (OF_FIELD[field]) return OF_FIELD[field](value);
  return typeof value === "string" ? h("span", { lang: record.value.language }, value) : text(value);
}
