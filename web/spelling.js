// A word as it is compared: without case, Kazakh typed as Russian, in either script, without its ending. It goes word
// for word as the library does, with the library's own lists.

import { DATA } from "./data.js";

const TABLES = DATA.spelling;
const LITTLE = new Set(TABLES.little);
const ENDINGS = Object.fromEntries(
  Object.entries(TABLES.endings).map(([name, of]) => [name, { ...of, known: new Set(of.known) }]),
);

const UNSEEN = "\\u0300-\\u036f\\u00ad\\u200b-\\u200d\\u2060";
const LETTER = "[\\p{L}\\p{Nl}\\p{No}]";
export const WORD = new RegExp(`\\p{Nd}+|${LETTER}+(?:['’${UNSEEN}]+${LETTER}+)*[\\u0300-\\u036f]*`, "gu");

const INSIDE = new RegExp(`['’ʼ${UNSEEN}]`, "gu");
const POSSESSIVE = /['’ʼ]s$/u;
const NUMBER = /^\p{Nd}+$/u;
const CYRILLIC = /[\u0400-\u052f]/u;
const PAIRS = Object.keys(TABLES.digraphs).sort((one, other) => other.length - one.length);
const LATIN = new RegExp(`(c(?=[eiy]))|${PAIRS.join("|")}`, "gu");
const MERGED = /dJ|ng|ts(?!$)|i+e|(.)\1+/gu;
const MERGED_TO = { dJ: "J", ng: "n", ts: "T" };
const SAME = { ı: "i", ə: "ә", ß: "ss", ς: "σ" };

function translated(text, table) {
  return [...text].map((letter) => table[letter] ?? letter).join("");
}

export function folding(word) {
  const small = translated(word.normalize("NFC").toLowerCase().normalize("NFC"), SAME);
  return small.replace(POSSESSIVE, "").replace(INSIDE, "");
}

export function weighsNothing(word) {
  return LITTLE.has(translated(folding(word), TABLES.neighbours));
}

function skeleton(letters) {
  let sounds = letters.replace(LATIN, (found, soft) => (soft ? "T" : TABLES.digraphs[found]));
  if (/[^\0-\x7f]/.test(sounds)) {
    const bare = translated(sounds, TABLES.cyrillic).normalize("NFD").replace(INSIDE, "");
    sounds = translated(bare, TABLES.cyrillic);
  }
  return sounds.replace(MERGED, (found) => MERGED_TO[found] ?? found.at(-1));
}

function root(word, endings) {
  const least = Math.max(endings.least, endings.half ? Math.floor((word.length + 1) / 2) : 0);
  for (;;) {
    let length = Math.min(endings.longest, word.length - least);
    while (length > 0 && !endings.known.has(word.slice(-length))) length -= 1;
    if (length <= 0) return word;
    word = word.slice(0, -length);
  }
}

export function spelling(word) {
  const folded = folding(word);
  const letters = translated(folded, TABLES.neighbours);
  const latin = !CYRILLIC.test(letters);
  if (NUMBER.test(letters)) return { folded, letters, roots: [], skeleton: letters, keys: new Set(), latin };
  const of = latin ? [ENDINGS.english] : [ENDINGS.kazakh, ENDINGS.russian];
  const roots = of.map((endings) => root(letters, endings));
  const sounds = skeleton(letters);
  const keys = new Set([letters, sounds, ...roots.map(skeleton)]);
  if (latin) for (const name of ["kazakhInLatin", "russianInLatin"]) keys.add(root(sounds, ENDINGS[name]));
  keys.delete("");
  return { folded, letters, roots, skeleton: sounds, keys, latin };
}

// How near a word is to the one asked for, from 0 to 1; typos are not looked at.
export function closeness(asked, word) {
  if (word.folded === asked.folded) return 1;
  if (word.letters === asked.letters) return 0.84;
  if (NUMBER.test(asked.folded) || asked.folded.length < 2) return 0;
  if (word.folded.startsWith(asked.folded)) return 0.9;
  const shared = asked.roots.filter((one) => word.roots.includes(one));
  if (shared.length) {
    const length = Math.max(...shared.map((one) => one.length));
    return asked.folded.slice(0, length) === word.folded.slice(0, length) ? 0.87 : 0.84;
  }
  if (word.letters.startsWith(asked.letters)) return 0.81;
  if (asked.skeleton.length < 2) return 0;
  if (asked.skeleton === word.skeleton) return 0.78;
  if (asked.latin !== word.latin && [...asked.keys].some((key) => word.keys.has(key))) return 0.78;
  return asked.skeleton.length >= 3 && word.skeleton.startsWith(asked.skeleton) ? 0.75 : 0;
}

// How many typos a word bears and is still known.
export function bearable(word) {
  return NUMBER.test(word) ? 0 : Number(word.length >= 4) + Number(word.length >= 8);
}

// Whether one word is the other but for so many letters put in, left out, exchanged, or out of order.
export function within(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return false;
  let start = 0;
  while (start < one.length && start < other.length && one[start] === other[start]) start += 1;
  one = one.slice(start);
  other = other.slice(start);
  if (!one || !other || !most) return one.length + other.length <= most;
  return (
    within(one.slice(1), other.slice(1), most - 1) ||
    within(one.slice(1), other, most - 1) ||
    within(one, other.slice(1), most - 1) ||
    (one.length > 1 && one[0] === other[1] && one[1] === other[0] && within(one.slice(2), other.slice(2), most - 1))
  );
}
