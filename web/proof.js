// Where the passages of an article prove in a copy: found by their digests alone, and never guessed. It goes step by
// step as the library does, and a test holds the two together.

import { ARTICLES, DATA } from "./data.js";
import { Points } from "./canonical.js";
import { Neighbours } from "./neighbours.js";
import { sha256 } from "./sha256.js";

const { mostPlaces, near, mostHashed } = DATA.reading;
const SENTENCE_END = /[.!?…][»”’"')\]]{0,3}(?=\s|(?![^]))|$/gmu;
const WORD_LETTER = /[\p{L}\p{N}_]/u;
const BEGINS = /(?<![\p{L}\p{N}_])[\p{L}\p{N}_]|(?<!\S)\S/gu;
const ENDS = /\S(?![\p{L}\p{N}_])/gu;

// Of each status, whether the copy gives the words.
export const GIVES_WORDS = { ok: true, moved: true, ambiguous: false, changed: false, missing: false };

export function spot(passage) {
  return `${passage.start}-${passage.end}-${passage.sha256}`;
}

function passagesOf(source) {
  const told = DATA.kinds.statements.filter(({ passage }) => passage.source === source.id);
  return [...source.passages, ...told.map(({ passage }) => passage)];
}

const keyOf = ({ start, end, sha256: digest }) => `${end - start}-${digest}`;

// Where passages stand that begin and end as sentences do, by length and digest.
function sentencePlaces(copy) {
  const passages = ARTICLES.flatMap(passagesOf);
  const wanted = new Set(passages.map(keyOf));
  const lengths = new Set(passages.map(({ start, end }) => end - start));
  const found = new Map();
  let [start, before] = [0, 0];
  for (const [, end] of copy.found(SENTENCE_END)) {
    if (end <= start) continue;
    for (const begin of new Set([start, before])) {
      if (!lengths.has(end - begin)) continue;
      const key = `${end - begin}-${sha256(copy.slice(begin, end))}`;
      if (!wanted.has(key)) continue;
      if (!found.has(key)) found.set(key, []);
      if (found.get(key).length < mostPlaces) found.get(key).push(begin);
    }
    [before, start] = [start, end + 1];
  }
  return found;
}

class Search {
  constructor(copy, source, found) {
    this.copy = copy;
    this.source = source;
    const passages = passagesOf(source);
    this.spots = [...new Map(passages.map((one) => [spot(one), one])).values()];
    this.spots.sort((one, other) => one.start - other.start || one.end - other.end);
    const alike = new Map();
    for (const key of this.spots.map(keyOf)) alike.set(key, (alike.get(key) ?? 0) + 1);
    // No digest tells apart what is printed alike.
    const placesOf = (key) => (alike.get(key) === 1 ? [...(found.get(key) ?? [])] : []);
    this.places = new Map(this.spots.map((one) => [one, placesOf(keyOf(one))]));
    for (const spots of [this.spots, [...this.spots].reverse()]) this.#findBeside(spots);
    const sentences = new Set(source.passages.filter(({ number }) => !number.endsWith("c")).map(spot));
    this.sentences = this.spots.filter((one) => sentences.has(spot(one)));
    this.proved = this.sentences.filter((one) => this.places.get(one).length);
  }

  // What became of every passage, by its spot: {status, place}.
  verify() {
    const own = this.#atTheirOwnPlace();
    let around = this.#neighbours(own);
    const lost = this.spots.filter((one) => !own.has(one) && !this.places.get(one).length);
    this.#findAtWords(lost.map((one) => [one, ...around.between(one)]));
    around = this.#neighbours(own);
    const settled = this.#settled(own);
    const told = this.spots.map((one) => [
      spot(one), { status: this.#status(one, own, around), place: settled.get(one) ?? null },
    ]);
    return new Map(told);
  }

  #findBeside(spots) {
    let [last, places] = [0, []];
    for (const one of spots) {
      for (const place of places) this.#try(one, place + one.start - last);
      if (this.places.get(one).length) [last, places] = [one.start, [...this.places.get(one)]];
    }
  }

  #findAtWords(sought) {
    let left = mostHashed;
    for (const [one, from, to] of sought) {
      // Without a neighbour before it, it is near the one behind it.
      const [start, end] = from ? [from, Math.min(to, from + near)] : [Math.max(from, to - near), to];
      const length = one.end - one.start;
      const ends = new Set([...this.copy.found(ENDS, start, end)].map(([, at]) => at));
      for (const [place] of [...this.copy.found(BEGINS, start, end)]) {
        if (ends.has(place + length) && left >= length) {
          left -= length;
          this.#try(one, place);
        }
      }
    }
  }

  #try(one, place) {
    const places = this.places.get(one);
    if (!places.includes(place) && places.length < mostPlaces && this.#stands(one, place)) places.push(place);
  }

  #stands(one, place) {
    const end = place + one.end - one.start;
    return place >= 0 && end <= this.copy.length && sha256(this.copy.slice(place, end)) === one.sha256;
  }

  // Where the article begins: told by the first sentence that stands once and has most of those like it behind it.
  #beginning() {
    const single = this.proved.filter((one) => this.places.get(one).length === 1);
    if (2 * single.length < this.proved.length) return null;
    const places = single.map((one) => this.places.get(one)[0]);
    const index = places.findIndex((place, at) => {
      const behind = places.slice(at + 1);
      return 2 * behind.filter((later) => later > place).length >= behind.length;
    });
    return index < 0 ? null : Math.max(0, places[index] - single[index].start);
  }

  #atTheirOwnPlace() {
    const begin = this.#beginning();
    if (begin === null) return new Map();
    const own = this.spots.filter((one) => this.#stands(one, begin + one.start));
    return new Map(own.map((one) => [one, begin + one.start]));
  }

  #settled(own) {
    const single = [...this.places].filter(([, places]) => places.length === 1);
    return new Map([...single.map(([one, places]) => [one, places[0]]), ...own]);
  }

  #neighbours(own) {
    return new Neighbours(this.#settled(own), this.copy.length, new Neighbours(own, this.copy.length));
  }

  #status(one, own, around) {
    if (own.has(one)) return "ok";
    const places = this.places.get(one);
    if (places.length) return places.length === 1 ? "moved" : "ambiguous";
    const [start, end] = around.between(one);
    return WORD_LETTER.test(this.copy.slice(start, Math.max(start, end))) ? "changed" : "missing";
  }
}

// The article that a canonical text is a copy of, with what became of its passages; or why it is none.
export function proved(text) {
  const copy = new Points(text);
  const found = sentencePlaces(copy);
  const digests = new Set([...found.keys()].map((key) => key.split("-")[1]));
  const met = ARTICLES.filter((source) => source.passages.some((one) => digests.has(one.sha256)));
  const searches = met.map((source) => new Search(copy, source, found));
  searches.sort((one, other) => other.proved.length - one.proved.length);
  const [best, second] = searches;
  if (!best) return { refused: "another" };
  const counts = { proved: best.proved.length, sentences: best.sentences.length };
  if (2 * counts.proved < counts.sentences) return { refused: "part", ...counts };
  if (second && second.proved.length === counts.proved) return { refused: "alike" };
  return { source: best.source, proofs: best.verify(), copy, ...counts };
}
