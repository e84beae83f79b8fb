// What the reader asks for: words, kind, topic, country, period. It is read from the address and written to it.

import { DATA, KIND_OF, RECORDS, SHOWN } from "./data.js";
import { NO_FILTERS } from "./address.js";
import { h } from "./html.js";
import { countryName, number, plain, say, speaking } from "./phrases.js";

function counted(of) {
  const found = new Map();
  for (const value of RECORDS.flatMap(of)) found.set(value, (found.get(value) ?? 0) + 1);
  return found;
}

const COUNTRIES = counted(({ value }) => value.countries ?? []);

function choice(name, label, chosen, options) {
  return h("label", {}, h("span", {}, label), h("select", { name },
    h("option", { value: "" }, say("any")),
    options.map(([value, text]) => h("option", { value, selected: value === chosen }, text))));
}

function countries() {
  const named = [...COUNTRIES].map(([code, times]) => [code, countryName(code), times]);
  named.sort((one, other) => one[1].localeCompare(other[1], speaking()));
  return named.map(([code, name, times]) => [code, `${name} (${number(times)})`]);
}

function ticked(type, name, value, label, checked) {
  return h("label", { class: "tick" }, h("input", { type, name, value, checked }), h("span", {}, label));
}

function read(form) {
  const asked = new FormData(form);
  return {
    q: asked.get("q"),
    kinds: asked.getAll("kind"),
    topic: asked.get("topic"),
    country: asked.get("country"),
    during: asked.get("during").trim(),
    certainly: asked.get("sure") === "certainly",
    undated: asked.has("undated"),
  };
}

// The form; `onAsk(filters, typing)` is called whenever the reader changes something.
export function controls(filters, onAsk) {
  const words = h("input", {
    type: "search", name: "q", value: filters.q, autocomplete: "off", spellcheck: "false", "aria-describedby": "search-help",
  });
  const period = h("input", {
    type: "text", name: "during", value: filters.during, autocomplete: "off", spellcheck: "false",
    "aria-describedby": "period-help bad-period", inputmode: "text",
  });
  const form = h("form", { role: "search", class: "controls", "aria-label": say("find") },
    h("label", { class: "words" }, h("span", {}, say("search")), words),
    h("p", { class: "help", id: "search-help" }, say("searchHelp")),
    h("fieldset", { class: "kinds" }, h("legend", {}, say("kind")),
      SHOWN.map((kind) => ticked("checkbox", "kind", KIND_OF[kind], say(`kinds.${KIND_OF[kind]}`), filters.kinds.includes(KIND_OF[kind])))),
    h("div", { class: "choices" },
      choice("topic", say("topic"), filters.topic, DATA.kinds.topics.map(({ id, label }) => [id, plain(label)])),
      choice("country", say("country"), filters.country, countries()),
      h("label", {}, h("span", {}, say("period")), period)),
    h("p", { class: "help", id: "period-help" }, say("periodHelp")),
    h("p", { class: "bad", id: "bad-period", role: "alert" }),
    h("fieldset", { class: "sure" }, h("legend", { class: "unseen" }, say("period")),
      ticked("radio", "sure", "possibly", say("possibly"), !filters.certainly),
      ticked("radio", "sure", "certainly", say("certainly"), filters.certainly),
      ticked("checkbox", "undated", "1", say("undatedOnly"), filters.undated)),
    h("button", { type: "reset" }, say("clear")));
  form.addEventListener("input", ({ target }) => onAsk(read(form), target === words || target === period));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    onAsk(NO_FILTERS, false);
    show(form, NO_FILTERS);
    words.focus();
  });
  return form;
}

// Make the form say what an address says: after going back, say.
export function show(form, filters) {
  const now = read(form);
  if (now.q !== filters.q) form.elements.q.value = filters.q;
  if (now.during !== filters.during) form.elements.during.value = filters.during;
  form.elements.topic.value = filters.topic;
  form.elements.country.value = filters.country;
  form.elements.sure.value = filters.certainly ? "certainly" : "possibly";
  form.elements.undated.checked = filters.undated;
  for (const box of form.elements.kind) box.checked = filters.kinds.includes(box.value);
}

export function showBad(form, bad, during) {
  form.elements.during.setAttribute("aria-invalid", String(bad));
  const told = bad ? say("badPeriod", { period: during }) : "";
  const place = form.querySelector("#bad-period");
  if (place.textContent !== told) place.textContent = told;
}
