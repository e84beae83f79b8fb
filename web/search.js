// Search: the words of every record, found by themselves and by what is like them, and ranked as the library ranks.

import { DATA, LANGS, RECORDS, BY_ID } from "./data.js";
import { WORD, bearable, closeness, folding, spelling, weighsNothing, within } from "./spelling.js";

const TABLES = DATA.spelling;
const [NAMED, TOLD, FILED] = [0, 1, 2];

function* told(rank, path, text) {
  // The title of a source is a headline: it names what others are about.
  if (typeof text === "string") yield [TOLD, path, text];
  else if (text) for (const lang of LANGS) if (text[lang]) yield [rank, `${path}.${lang}`, text[lang]];
}

// Added up from the least on, so that what is worth the same is so in whatever order its words are sought.
function sum(numbers) {
  return numbers.sort((one, other) => one - other).reduce((all, number) => all + number, 0);
}

// The texts of a record that are searched: what a word in them is worth, where they stand, and they.
function* textsOf(record, words) {
  for (const [field, value] of Object.entries(record.value)) {
    if (["name", "title", "label"].includes(field)) yield* told(NAMED, field, value);
    if (field === "summary") yield* told(TOLD, field, value);
    if (!Array.isArray(value)) continue;
    for (const [number, member] of value.entries()) {
      const path = `${field}[${number}]`;
      if (field === "places") yield* told(NAMED, `${path}.name`, member.name);
      if (field === "claims") yield* told(TOLD, `${path}.text`, member.text);
      if (field === "quantities") yield* told(TOLD, `${path}.label`, member.label);
      if (field === "topics") yield* told(FILED, `${path}.label`, BY_ID.get(member).value.label);
    }
  }
  if (words) yield [TOLD, "words", words];
}

export class Index {
  // More words by record id: those of an article that a statement stands for.
  constructor(words = new Map()) {
    const runs = new Map();
    for (const [number, record] of RECORDS.entries()) {
      const seen = new Set();
      const texts = [...textsOf(record, words.get(record.id))].sort((one, other) => one[0] - other[0]);
      for (const [rank, path, text] of texts) {
        for (const [word] of text.matchAll(WORD)) {
          if (seen.has(word)) continue;
          seen.add(word);
          if (!runs.has(word)) runs.set(word, weighsNothing(word) ? null : [[], [], []]);
          runs.get(word)?.[rank].push([number, path]);
        }
      }
    }
    this.words = [...runs].filter(([, run]) => run).map(([word, run]) => ({ word, run, ...spelling(word) }));
  }

  // The records in which a weighty word of the query is found, best first: {record, score, field, words}.
  search(query) {
    const asked = [...query].slice(0, TABLES.longestQuery).join("").match(WORD) ?? [];
    const weighty = [...new Set(asked.filter((word) => !weighsNothing(word)).map(folding))];
    const sought = weighty.slice(0, TABLES.mostWords).sort().map((word) => this.#sought(word));
    sought.sort((one, other) => other.weight - one.weight);
    const whole = sum(sought.map(({ weight }) => weight));
    const hits = RECORDS.map((record, number) => {
      const found = sought
        .filter(({ places }) => places.has(number))
        .map(({ weight, places }) => ({ ...places.get(number), part: weight * places.get(number).worth }));
      if (!found.length) return null;
      const score = Math.min(1, sum(found.map(({ part }) => part)) / whole);
      const best = found.reduce((one, other) => (other.part > one.part ? other : one));
      return { record, score, field: best.path, words: [...new Set(found.map(({ word }) => word))] };
    });
    // Sorting is stable: equals stay in the order of the dataset.
    return hits.filter(Boolean).sort((one, other) => other.score - one.score);
  }

  // A word of a query: its weight, and where it is found best in each record.
  #sought(word) {
    const asked = spelling(word);
    let near = this.#near((known) => closeness(asked, known));
    for (let most = 1; !near.length && most <= bearable(asked.letters); most += 1) near = this.#mistyped(asked, most);
    const found = near.flatMap(([number, value]) =>
      TABLES.worth.map((worth, rank) => ({ worth: value * worth, number, run: this.words[number].run[rank] })),
    );
    found.sort((one, other) => other.worth - one.worth || one.number - other.number);
    const places = new Map();
    for (const { worth, number, run } of found) {
      for (const [record, path] of run) {
        if (!places.has(record)) places.set(record, { worth, path, word: this.words[number].word });
      }
    }
    return { places, weight: Math.log(1 + RECORDS.length / (places.size + 0.5)) };
  }

  #near(value) {
    return this.words.map((known, number) => [number, value(known)]).filter(([, near]) => near);
  }

  // Short words are too often one typo away from quite other words of the other script, or without an ending.
  #mistyped(asked, most) {
    const keys = [...asked.keys].filter(
      (key) => bearable(key) >= most && (key === asked.letters || key.length > 4),
    );
    return this.#near((known) => {
      if (bearable(asked.letters) < 2 && known.latin !== asked.latin) return 0;
      return keys.some((key) => [...known.keys].some((other) => within(key, other, most))) ? TABLES.typos[most] : 0;
    });
  }
}
