// The records that are asked for, in groups, each date drawn beside its words; the years above them.

import { toList, toRecord } from "./address.js";
import { h } from "./html.js";
import { YEARS, ground, marks } from "./marks.js";
import { countryName, dateWords, number, plain, say, title } from "./phrases.js";
import { BY_ID, titleOf } from "./data.js";
import { WORD } from "./spelling.js";
import { spanOf } from "./span.js";

const NOT_DONE = ["planned", "proposed", "possible"];

// The years above the records, each an address that asks for it, or for all again where it is asked for already.
export function axis(filters) {
  const one = (year, classes) => {
    const chosen = filters.during === String(year);
    const to = toList({ ...filters, during: chosen ? "" : String(year), undated: false });
    return h("a", { href: to, class: classes, "aria-current": chosen ? "true" : null, "aria-label": say("year", { year }) }, String(year));
  };
  return h("nav", { class: "axis", "aria-label": say("years") },
    h("div", { class: "plot" }, YEARS.map(({ first, last, left, right }) =>
      h("span", { class: first === last ? "year" : "years", "--left": `${left}%`, "--width": `${right - left}%` },
        first === last ? one(first) : h("span", {}, `${first}–${last}`)))));
}

export function legend() {
  const sample = (marked, name, classes = "") =>
    h("li", {}, h("span", { class: `plot ${classes}`, "aria-hidden": "true" },
      [marked].flat().map((kind) => h("span", { class: `mark ${kind}`, "--left": "8%", "--width": "84%" }))), say(`marks.${name}`));
  return h("details", { class: "legend" }, h("summary", {}, say("reading")), h("ul", {},
    sample("day", "day"), sample("between", "between"), sample(["unsure", "sure"], "sure"), sample("unsure", "unsure"),
    sample("between open-right", "open"), sample("between", "planned", "planned")));
}

function dateOf(record) {
  const { start, end, when, said } = record.value;
  if (record.kind === "role" && (start || end)) {
    const begin = start ? say("began", { date: dateWords(start) }) : say("beginNotSaid");
    return `${begin} · ${end ? say("ended", { date: dateWords(end) }) : say("endNotSaid")}`;
  }
  return when || said ? dateWords(when ?? said) : say("notSaid");
}

// Where a text was found: its words marked in it.
function snippet({ record, field, words }) {
  const found = field.replaceAll(/\[(\d+)\]/g, ".$1").split(".");
  const topic = found[0] === "topics";
  const value = topic ? BY_ID.get(record.value.topics[found[1]]).value : record.value;
  const told = (topic ? found.slice(2) : found).reduce((at, key) => at?.[key], value);
  const name = say(`fields.${found[0]}`);
  if (typeof told !== "string") return h("p", { class: "snippet" }, say("foundIn", { field: name }));
  const pieces = [];
  let end = 0;
  for (const match of told.matchAll(WORD)) {
    if (!words.includes(match[0])) continue;
    pieces.push(told.slice(end, match.index), h("mark", {}, match[0]));
    end = match.index + match[0].length;
  }
  const lang = ["kk", "ru", "en"].find((one) => field.endsWith(`.${one}`)) ?? record.value.language;
  return h("p", { class: "snippet" }, `${name}: `, h("span", { lang }, pieces, told.slice(end)));
}

// Whether a title shows one of the words that were found in it, and needs no line beside it.
function shown({ field, words }, called) {
  return /^(title|name|label|summary)\b/.test(field) && words.some((word) => called.includes(word));
}

function row(record, hit) {
  const span = spanOf(record);
  const { value } = record;
  const undone = NOT_DONE.includes(value.status);
  return h("li", { class: `row ${record.kind}${undone ? " planned" : ""}${span ? "" : " undated"}` },
    h("div", { class: "what" },
      hit && h("span", { class: "badge" }, say(`kinds.${record.kind}`)),
      h("a", { href: toRecord(record), "data-id": record.id }, title(record)),
      span !== undefined && h("p", { class: "date" }, h("span", { class: "when" }, dateOf(record)),
        undone && h("span", { class: "status" }, say(`values.${value.status}`))),
      record.kind === "organization" && value.country && h("p", { class: "date" }, countryName(value.country)),
      hit && !shown(hit, plain(titleOf(record))) && snippet(hit)),
    span !== undefined && h("div", { class: "plot", "aria-hidden": "true" }, marks(record)));
}

function rowsOf(records) {
  return h("ul", { class: "rows" }, records.map((record) => row(record)));
}

// A kind: what has a date by its date, then what has none.
function group([kind, records]) {
  const undated = records.filter((record) => spanOf(record) === null);
  const dated = records.filter((record) => spanOf(record) !== null);
  return h("section", { class: `group ${kind}`, "aria-labelledby": `group-${kind}` },
    h("h2", { id: `group-${kind}` }, say(`groups.${kind}`), " ", h("span", { class: "number" }, number(records.length))),
    dated.length > 0 && rowsOf(dated),
    undated.length > 0 && h("div", { class: "without" }, h("h3", {}, say("undated")), rowsOf(undated)));
}

// All that is found, as groups or as hits in their order.
export function results({ hits, groups, period }) {
  return h("div", { class: "results", "--ground": ground(period) },
    hits ? h("section", { class: "group found", "aria-labelledby": "group-found" },
      h("h2", { id: "group-found" }, say("found")),
      h("ul", { class: "rows" }, hits.map((hit) => row(hit.record, hit)))) : groups.map(group));
}
