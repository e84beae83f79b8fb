// One record with all its fields, or one sentence: what it says, what it rests on, what refers to it.

import { BY_ID, DATA, KIND_OF, SHOWN, passageAt, referringTo, restingOn } from "./data.js";
import { toRecord, toSentence } from "./address.js";
import { h } from "./html.js";
import { YEARS, ground, marks } from "./marks.js";
import { allPassages, passagesOf, proofShown, sentenceName } from "./passages.js";
import { say, text, title } from "./phrases.js";
import { citations, link, valueOf } from "./values.js";

const NOT_LISTED = new Set(["id", "evidence", "passages"]);

// What the heading says already is not said again.
function headed(record) {
  return ["title", "name", "label"].find((field) => field in record.value) ?? "summary";
}

function fields(record) {
  const { value } = record;
  const listed = Object.keys(value).filter((field) => !NOT_LISTED.has(field) && field !== headed(record));
  const rows = listed.map((field) => [
    h("dt", {}, say(`fields.${field}`)),
    h("dd", { class: `field-${field}` }, valueOf(field, value[field], record), citations(value.evidence?.[field])),
  ]);
  return h("dl", { class: "fields" }, rows);
}

function section(id, heading, ...children) {
  return h("section", { "aria-labelledby": id }, h("h2", { id }, heading), ...children);
}

function linked(records) {
  return h("ul", { class: "links" }, records.map((record) =>
    h("li", { class: record.kind }, h("span", { class: "badge" }, say(`kinds.${record.kind}`)), " ", link(record))));
}

function rolesAt(record) {
  const { certainly, possibly, reason } = DATA.rolesAt[record.id];
  const held = (heading, ids) => ids.length > 0 && [h("h3", {}, heading), linked(ids.map((id) => BY_ID.get(id)))];
  return section(
    "roles-at",
    say("rolesAt"),
    reason && h("p", {}, say(`reasons.${reason}`)),
    held(say("heldCertainly"), certainly) || "",
    held(say("heldPossibly"), possibly) || "",
  );
}

function unsaid(record) {
  const names = DATA.unsaid[record.id] ?? [];
  return names.length > 0 && section("unsaid", say("unsaid"), h("ul", { class: "unsaid" }, names.map((name) => h("li", {}, say(`fields.${name}`)))));
}

function referred(record) {
  const found = referringTo(record.id);
  if (!found.length) return null;
  return section("referred", say("referred"), h("ul", { class: "links" }, found.map(({ record: from, field }) =>
    h("li", { class: from.kind }, h("span", { class: "badge" }, say(`kinds.${from.kind}`)), " ", link(from),
      h("span", { class: "aside" }, ` (${say(`fields.${field}`)})`)))));
}

function steps(before, after, name) {
  const step = (to, label, rel) => to && h("a", { href: to, rel }, label);
  return h("nav", { class: "steps", "aria-label": name }, step(before, say("previous"), "prev"), step(after, say("next"), "next"));
}

function stepsOf(record) {
  const all = DATA.kinds[SHOWN.find((kind) => KIND_OF[kind] === record.kind)];
  const at = all.indexOf(record.value);
  const to = (one) => one && toRecord({ kind: record.kind, id: one.id });
  return steps(to(all[at - 1]), to(all[at + 1]), say("around"));
}

function back(list) {
  return h("p", { class: "back" }, h("a", { href: list }, `← ${say("back")}`));
}

// What rests on a source as a whole.
function restingOnWhole(record) {
  const found = record.kind === "source" ? restingOn(record.id, null) : [];
  return found.length > 0 && section("resting", say("restingWhole"), linked(found));
}

// The whole view of a record; `list` is the address to go back to.
export function recordView(record, list) {
  const drawn = marks(record);
  const planned = ["planned", "proposed", "possible"].includes(record.value.status);
  const heading = h("h1", { tabindex: "-1", class: headed(record) === "summary" ? "long" : null }, title(record));
  return h(
    "article",
    { class: `record ${record.kind}${planned ? " planned" : ""}` },
    back(list),
    h("header", {},
      h("p", { class: "kind" }, h("span", { class: "badge" }, say(`kinds.${record.kind}`)), " ", h("code", {}, record.id)),
      heading,
      citations(record.value.evidence?.[headed(record)]),
      drawn.length > 0 && h("div", { class: "drawn", "aria-hidden": "true", "--ground": ground() },
        h("div", { class: "plot" }, drawn),
        h("div", { class: "scale" }, YEARS.map(({ first, last, left, right }) =>
          h("span", { "--left": `${left}%`, "--width": `${right - left}%` }, first === last ? String(first) : "…"))))),
    h("div", { class: record.value.passages ? "columns single" : "columns" },
      h("div", {},
        fields(record),
        record.kind === "statement" && rolesAt(record),
        unsaid(record),
        referred(record),
        restingOnWhole(record)),
      record.value.passages
        ? section("in-article", say("inArticle"), allPassages(record))
        : passagesOf(record)),
    stepsOf(record),
    h("details", { class: "json" }, h("summary", {}, say("json")),
      h("pre", { tabindex: "0" }, JSON.stringify(record.value, null, 2))),
  );
}

export function sentenceView(source, number, list) {
  const record = BY_ID.get(source);
  const passage = passageAt(source, number);
  const all = record.value.passages;
  const at = all.findIndex((one) => one.number === number);
  const to = (one) => one && toSentence(source, one.number);
  const reason = record.value.uncited?.[number];
  const resting = restingOn(source, number);
  return h(
    "article",
    { class: `record sentence ${passage.voice}` },
    back(list),
    h("header", {},
      h("p", { class: "kind" }, link(record)),
      h("h1", { tabindex: "-1" }, sentenceName(number))),
    h("p", { class: "voice" }, say(`voices.${passage.voice}`)),
    proofShown(passage) ?? h("p", { class: "hint" }, say("needsCopy")),
    h("p", { class: "aside" }, say("characters", passage), h("br"), h("code", { class: "digest" }, say("digest", { digest: passage.sha256 }))),
    reason ? h("p", {}, say("uncited", { reason: "" }), text(reason)) : section("resting", say("resting"), linked(resting)),
    steps(to(all[at - 1]), to(all[at + 1]), say("inArticle")),
  );
}

export function nowhereView(list) {
  return h("article", { class: "record" }, back(list), h("h1", { tabindex: "-1" }, say("noSuch")), h("p", {}, say("noSuchHelp")));
}
