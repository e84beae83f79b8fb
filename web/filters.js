// Which records are asked for, in which order.

import { BY_ID, DATA, KIND_OF, RECORDS, SHOWN } from "./data.js";
import { certainly, periodOf, possibly, spanOf } from "./span.js";

// The order of the timeline, a tenure where it begins; what stands in none keeps the order of the dataset.
const ORDER = new Map(DATA.timeline.map(([id], at) => [id, at]).reverse());

function within(topic, wanted) {
  for (let at = topic; at; at = BY_ID.get(at).value.broader) if (at === wanted) return true;
  return false;
}

function fits(record, filters, period) {
  const { value } = record;
  const span = spanOf(record);
  return (
    (!filters.kinds.length || filters.kinds.includes(record.kind)) &&
    (!filters.topic || (record.kind !== "topic" && value.topics?.some((topic) => within(topic, filters.topic)))) &&
    (!filters.country || value.countries?.includes(filters.country)) &&
    (!filters.undated || span === null) &&
    (!period || (span && (filters.certainly ? certainly(span, period) : possibly(span, period))))
  );
}

// What the reader asks for: {hits, groups, period, bad}; hits only where words are searched for.
export function asked(filters, index) {
  const period = filters.during && !filters.undated ? periodOf(filters.during) : null;
  const bad = Boolean(filters.during) && !filters.undated && !period;
  const chosen = (record) => !bad && fits(record, filters, period);
  if (filters.q.trim()) {
    const hits = index.search(filters.q).filter(({ record }) => chosen(record));
    return { hits, period, bad, total: hits.length };
  }
  const found = RECORDS.filter(chosen);
  const groups = SHOWN.map((kind) => [kind, inOrder(found.filter((record) => record.kind === KIND_OF[kind]))]);
  return { groups: groups.filter(([, records]) => records.length), period, bad, total: found.length };
}

function inOrder(records) {
  const place = (record) => ORDER.get(record.id) ?? (spanOf(record) === undefined ? 0 : Infinity);
  return records.sort((one, other) => place(one) - place(other) || 0);
}
