// What the page says, in the language that it is read in.

import { BY_ID, DATA, titleOf } from "./data.js";
import { EN } from "./words-en.js";
import { KK } from "./words-kk.js";
import { RU } from "./words-ru.js";
import { h } from "./html.js";

const WORDS = { kk: KK, ru: RU, en: EN };
let lang = "en";
let plurals;
let numbers;

export function speak(wanted) {
  lang = wanted;
  plurals = new Intl.PluralRules(lang);
  // Kazakh writes numbers as Russian does, and not every browser knows it.
  numbers = new Intl.NumberFormat(lang === "kk" ? "ru" : lang, { maximumFractionDigits: 20 });
}

export function speaking() {
  return lang;
}

export function languageName(of) {
  return WORDS[of].language;
}

function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (found, key) => (key in values ? values[key] : found));
}

// The words at a path such as "kinds.event", with the values put in; the path itself where there are none.
export function say(path, values = {}) {
  const found = path.split(".").reduce((at, key) => at?.[key], WORDS[lang]);
  return typeof found === "string" ? filled(found, values) : path.split(".").at(-1);
}

export function number(value) {
  return numbers.format(value);
}

// The same where a number decides the form: {n} is that number.
export function count(path, n, values = {}) {
  const forms = path.split(".").reduce((at, key) => at[key], WORDS[lang]);
  return filled(forms[plurals.select(n)] ?? forms.other, { n: number(n), ...values });
}

// A text of the records in this language, or the best there is, told to be in another where it is.
export function text(of) {
  const best = [lang, "en", "ru", "kk"].find((one) => of[one]);
  return h("span", { lang: best === lang ? null : best }, of[best]);
}

export function plain(of) {
  return typeof of === "string" ? of : of[[lang, "en", "ru", "kk"].find((one) => of[one])];
}

// What a record is called, as an element.
export function title(record) {
  const called = titleOf(record);
  return typeof called === "string" ? h("span", { lang: record.value.language }, called) : text(called);
}

export function nameOf(id) {
  return plain(titleOf(BY_ID.get(id)));
}

export function dateWords(edtf) {
  return DATA.dates[edtf].words[lang];
}

// What the browser calls it; not in Kazakh, for which it may silently have another language.
function named(type, code) {
  return (lang !== "kk" && new Intl.DisplayNames([lang], { type, fallback: "none" }).of(code)) || code;
}

export function countryName(code) {
  return WORDS[lang].countries?.[code] ?? named("region", code);
}

export function tongue(code) {
  return WORDS[lang].tongues[code] ?? named("language", code);
}

// A number with what it counts and how it is hedged, as a text of that language would have it.
export function quantityWords({ low, high, unit, qualifier }) {
  const forms = WORDS[lang].units[unit];
  const given = high ?? low;
  const range = low !== undefined && high !== undefined && low !== high;
  const values = { n: range ? `${number(low)}–${number(high)}` : number(given) };
  const shape = qualifier === "exact" && high === undefined ? "least"
    : qualifier === "exact" && low === undefined ? "most" : qualifier;
  const form = plurals.select(given);
  return filled(WORDS[lang].quantities[shape], {
    it: filled(forms[form] ?? forms.other, values),
    genitive: forms.genitive && filled(form === "one" ? forms.genitive.one : forms.genitive.other, values),
    dative: forms.dative && filled(forms.dative, values),
    ablative: forms.ablative && filled(forms.ablative, values),
  });
}
