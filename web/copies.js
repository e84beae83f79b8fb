// The copy of the article that the reader has loaded: in memory, until the page is closed or it is forgotten.

import { DATA } from "./data.js";
import { canonicalCopy } from "./canonical.js";
import { GIVES_WORDS, proved, spot } from "./proof.js";
import { Index } from "./search.js";

const WITHOUT_WORDS = new Index();
let held = null;
let index = WITHOUT_WORDS;
// How often a copy was given or forgotten.
let turns = 0;

// The copy that is held: {source, proofs, copy}, or null.
export function heldCopy() {
  return held;
}

// The index to search in: with the words of the copy, where one is held.
export function searchIndex() {
  return index;
}

// What became of a passage in the copy: {status, words}, null without a copy of its article.
export function proofOf(passage) {
  if (held?.source.id !== passage.source) return null;
  const { status, place } = held.proofs.get(spot(passage));
  const words = GIVES_WORDS[status] ? held.copy.slice(place, place + passage.end - passage.start) : null;
  return { status, words };
}

// Every passage of the article that is held, those of its statements last: {passage, statement, status}.
export function allProofs() {
  const { id, passages } = held.source;
  const told = DATA.kinds.statements.filter(({ passage }) => passage.source === id);
  const all = [
    ...passages.map((passage) => ({ passage: { ...passage, source: id }, statement: null })),
    ...told.map((statement) => ({ passage: statement.passage, statement: statement.id })),
  ];
  return all.map((one) => ({ ...one, status: held.proofs.get(spot(one.passage)).status }));
}

export function forget() {
  turns += 1;
  held = null;
  index = WITHOUT_WORDS;
}

// Take a text for a copy of the article; why it is none, or null.
export function hold(text, name) {
  turns += 1;
  if (text.includes("\0")) return { refused: "encoding" };
  if ([...text].length > DATA.reading.longest) return { refused: "long" };
  const canonical = canonicalCopy(text, name);
  if (!canonical) return { refused: "empty" };
  const found = proved(canonical);
  if (found.refused) return found;
  held = found;
  const told = allProofs().filter(({ statement, passage }) => statement && proofOf(passage).words);
  index = new Index(new Map(told.map(({ statement, passage }) => [statement, proofOf(passage).words])));
  return null;
}

// The same of a file; its bytes are read here and go nowhere. Undefined where it is no longer asked for: reading takes a
// while, and what the reader has done since is what counts.
export async function holdFile(file) {
  const turn = (turns += 1);
  if (file.size > 4 * DATA.reading.longest) return { refused: "long" };
  let text = null;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    // Told below.
  }
  if (turn !== turns) return undefined;
  return text === null ? { refused: "encoding" } : hold(text, file.name);
}
