// The page: shows the place that its address stands for, and writes what the reader asks for into the address.

import { ARTICLES, BY_ID, DATA, LANGS, titleOf } from "./data.js";
import { inLanguage, keepLanguage, placeAt, toList } from "./address.js";
import { canonicalCopy } from "./canonical.js";
import { controls, show, showBad } from "./controls.js";
import { heldCopy, searchIndex } from "./copies.js";
import { listen, openDialog, retell, verdict } from "./dialog.js";
import { asked } from "./filters.js";
import { h } from "./html.js";
import { axis, legend, results } from "./list.js";
import { count, languageName, plain, say, speak, speaking } from "./phrases.js";
import { proved } from "./proof.js";
import { nowhereView, recordView, sentenceView } from "./record.js";
import { sentenceName } from "./passages.js";
import { sha256 } from "./sha256.js";
import { link } from "./values.js";

const parts = Object.fromEntries(["top", "main", "foot", "skip"].map((id) => [id, document.getElementById(id)]));
const about = DATA.kinds.officials[0];
// The address that is shown, and the place that it stands for.
let address = null;
let place = null;
let form = null;
// What was asked of the list that was seen last, and the record that was opened from it.
let lastAsked;
let opened = null;

function languageAsked() {
  const asked = new URLSearchParams(location.search).get("lang");
  const known = [asked, ...navigator.languages.map((tag) => tag.slice(0, 2))];
  return known.find((lang) => LANGS.includes(lang)) ?? "en";
}

function heading() {
  const found = verdict();
  const button = h("button", { type: "button", class: `copy ${found ? (found.good ? "good" : "wrong") : ""}`, onclick: openDialog },
    h("span", { "aria-hidden": "true" }, found ? (found.good ? "✓ " : "✗ ") : ""), say("copy"),
    found && h("span", { class: "unseen" }, `. ${found.told}`));
  parts.top.replaceChildren(
    h("a", { class: "name", href: toList() }, h("span", { class: "sun", "aria-hidden": "true" }), DATA.name ?? "kz_diplomacy", h("span", { class: "sub" }, say("explorer"))),
    button,
    h("nav", { class: "languages", "aria-label": say("languages") }, LANGS.map((lang) =>
      h("a", { href: inLanguage(place, lang), lang, hreflang: lang, "aria-current": lang === speaking() ? "true" : null }, languageName(lang)))),
  );
  parts.skip.textContent = say("skip");
  parts.foot.replaceChildren(
    h("p", {}, say("version", { version: DATA.version ?? "", license: DATA.license ?? "" }), " · ", h("code", { class: "digest" }, DATA.sha256)));
}

function listView() {
  const { filters } = place;
  const found = asked(filters, searchIndex());
  const told = [count("count", found.total), found.total ? null : say("nothing"), found.period && found.total ? say("leftOut") : null];
  // The same element stays, so that a change of it is read out.
  const said = parts.main.querySelector("#count");
  const list = h("div", { id: "list" }, found.total > 0 && [axis(filters), results(found)]);
  if (said && form && parts.main.contains(form)) {
    show(form, filters);
    said.textContent = told.filter(Boolean).join(" · ");
    parts.main.querySelector("#list").replaceWith(list);
  } else {
    form = controls(filters, (wanted, typing) => {
      const to = toList(wanted);
      if (typing) location.replace(to);
      else location.hash = to;
    });
    parts.main.replaceChildren(
      h("div", { class: "intro" }, h("h1", { tabindex: "-1" }, about ? link(BY_ID.get(about.id)) : say("explorer")),
        h("p", {}, say("lead")),
        ARTICLES.map((source) => h("p", { class: "aside" }, `${plain(source.publisher)}: `, link(BY_ID.get(source.id))))),
      form,
      h("div", { class: "told" }, h("p", { id: "count", role: "status" }, told.filter(Boolean).join(" · ")), legend()),
      list);
  }
  showBad(form, found.bad, filters.during);
  lastAsked = filters;
}

function titled(name) {
  document.title = [name, DATA.name ?? "kz_diplomacy"].filter(Boolean).join(" · ");
}

function view() {
  const to = toList(lastAsked);
  if (place.view === "record") {
    titled(plain(titleOf(place.record)));
    return recordView(place.record, to);
  }
  if (place.view === "sentence") {
    titled(sentenceName(place.number));
    return sentenceView(place.source, place.number, to);
  }
  titled(say("noSuch"));
  return nowhereView(to);
}

function render(focus) {
  const before = speaking();
  speak(place.lang ?? languageAsked());
  keepLanguage(place.lang);
  document.documentElement.lang = speaking();
  if (before !== speaking()) form = null;
  heading();
  retell();
  document.body.dataset.view = place.view;
  if (place.view === "list") {
    listView();
    titled(about ? plain(about.name) : say("explorer"));
    if (focus) returnToRow();
    return;
  }
  parts.main.replaceChildren(view());
  if (focus) {
    scrollTo(0, 0);
    parts.main.querySelector("h1").focus({ preventScroll: true });
  }
}

// Back at the list, the reader stands where the record was opened.
function returnToRow() {
  const row = opened && parts.main.querySelector(`[data-id="${CSS.escape(opened.id)}"]`);
  opened = null;
  if (!row) return;
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: "center" });
}

function arrive() {
  address = location.hash;
  place = placeAt(address);
}

function moved() {
  // Of moves close together the first to be told has led to where the last one went: what has the focus stays.
  if (address === location.hash) return;
  const before = place;
  arrive();
  const elsewhere = before.view !== place.view || before.record !== place.record || before.number !== place.number;
  if (before.view === "list" && place.view === "record") opened = { id: place.record.id };
  render(elsewhere);
}

addEventListener("hashchange", moved);
parts.skip.addEventListener("click", (event) => {
  event.preventDefault();
  parts.main.focus();
  parts.main.scrollIntoView();
});
listen(() => {
  form = null;
  render(false);
});
arrive();
render(false);

// For the console: the answers of the page as plain values.
globalThis.explorer = {
  during: (period, certainly = false) => ask({ during: period, certainly }),
  search: (words) => searchIndex().search(words).map(({ record, score, field }) => [record.id, score, field]),
  ask,
  canonical: canonicalCopy,
  sha256,
  verify: (text) => {
    const { refused, proofs } = proved(text);
    return refused ? { refused } : Object.fromEntries([...proofs].map(([spot, { status }]) => [spot, status]));
  },
  held: () => heldCopy()?.source.id ?? null,
};

// The ids of the records that some filters leave, in the order of the page; null for a period that is no date.
function ask(filters) {
  const found = asked({ ...placeAt("").filters, ...filters }, searchIndex());
  if (found.bad) return null;
  return found.hits ? found.hits.map(({ record }) => record.id) : found.groups.flatMap(([, records]) => records.map(({ id }) => id));
}
