// Passages of the article: where they stand, whose words they are, and the words themselves where a copy proves them.

import { BY_ID, evidenceOf, passageAt, restingOn } from "./data.js";
import { toSentence } from "./address.js";
import { heldCopy, proofOf } from "./copies.js";
import { h } from "./html.js";
import { count, say } from "./phrases.js";

export function sentenceName(number) {
  return number.endsWith("c") ? say("cue", { number: number.slice(0, -1) }) : say("sentence", { number });
}

// The words of a passage with what became of it, or nothing where no copy is held.
export function proofShown(passage) {
  if (!heldCopy()) return null;
  const proof = proofOf(passage);
  if (!proof) return h("p", { class: "aside" }, say("notThisArticle"));
  const { language } = BY_ID.get(passage.source).value;
  return [
    proof.words && h("blockquote", { lang: language }, proof.words),
    h("p", { class: `proof ${proof.status}` }, say(`statuses.${proof.status}`)),
  ];
}

function card(passage, heading, more) {
  const proof = proofOf(passage);
  return h(
    "li",
    { class: `passage ${passage.voice ?? "own"} ${proof?.status ?? "unread"}` },
    h("p", { class: "where" }, heading, passage.voice && h("span", { class: "voice" }, say(`voices.${passage.voice}`))),
    proofShown(passage),
    more,
  );
}

function sentenceCard(passage, more) {
  const { source, number } = passage;
  return card(passage, h("a", { href: toSentence(source, number) }, sentenceName(number)), more);
}

// The passages that a record rests on, its own first.
export function passagesOf(record) {
  const own = record.value.passage;
  const order = ({ source, number }) => [source, ...number.replace("c", ".5").split(".").map(Number)];
  const sentences = evidenceOf(record).filter(({ number }) => number).map(({ source, number }) => passageAt(source, number));
  sentences.sort((one, other) => {
    const [a, b] = [order(one), order(other)];
    return a[0].localeCompare(b[0]) || a[1] - b[1] || a[2] - b[2] || (a[3] ?? 0) - (b[3] ?? 0);
  });
  if (!own && !sentences.length) return null;
  return h(
    "section",
    { class: "passages", "aria-labelledby": "in-article" },
    h("h2", { id: "in-article" }, say("inArticle")),
    !heldCopy() && h("p", { class: "hint" }, say("needsCopy")),
    h(
      "ul",
      {},
      own && card(own, h("b", {}, say("itsWords")), h("p", { class: "aside" }, say("characters", own))),
      sentences.map((passage) => sentenceCard(passage)),
    ),
  );
}

// Every passage of a source, with how many records rest on each.
export function allPassages(source) {
  const reasons = source.value.uncited ?? {};
  return h(
    "ul",
    { class: "passages whole" },
    source.value.passages.map((one) => {
      const resting = restingOn(source.id, one.number).length;
      const told = resting || !reasons[one.number] ? count("restingCount", resting) : null;
      return sentenceCard(passageAt(source.id, one.number), told && h("p", { class: "aside" }, told));
    }),
  );
}

