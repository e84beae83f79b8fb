// Honest time: what a date can cover and what it covers for sure. The rules are the library's (docs/honest-time.md).

import { DATA } from "./data.js";

const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(~?)$/;
// The day of 1 January 1970, counted from 1 January 1.
const EPOCH = 719163;

export function dayNumber(year, month = 1, day = 1) {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime() / 86400000 + EPOCH;
}

export function yearOf(day) {
  return new Date((day - EPOCH) * 86400000).getUTCFullYear();
}

// The first and the last day of one date, or null.
function days(text) {
  const found = DATE.exec(text);
  if (!found || found[1] === "0000") return null;
  const [year, month, day] = found.slice(1, 4).map(Number);
  if (!found[2]) return [dayNumber(year), dayNumber(year, 12, 31)];
  if (month < 1 || month > 12) return null;
  const first = dayNumber(year, month);
  const last = month === 12 ? dayNumber(year, 12, 31) : dayNumber(year, month + 1) - 1;
  if (!found[3]) return [first, last];
  return day >= 1 && day <= last - first + 1 ? [first + day - 1, first + day - 1] : null;
}

function inOrder(start, end) {
  if (start && end && start[0] > end[1]) return null;
  return { first: start ? start[0] : -Infinity, last: end ? end[1] : Infinity };
}

// The first and the last day of a date in EDTF, as of a period that is asked about; null where it is no date.
export function periodOf(text) {
  if (DATE.test(text)) {
    const one = days(text);
    return one && inOrder(one, one);
  }
  const between = /^\[([^[\]/]*)\.\.([^[\]/]*)\]$/.exec(text);
  if (between) {
    const [start, end] = between.slice(1).map((part) => part && days(part));
    return text.includes("~") || start === null || end === null || !(start || end) ? null : inOrder(start, end);
  }
  const halves = text.split("/");
  const begin = days(halves[0]);
  if (halves.length !== 2 || !begin) return null;
  if (["", ".."].includes(halves[1])) return inOrder(begin, null);
  const end = days(halves[1]);
  return end && inOrder(begin, end);
}

function spanOfDate(edtf) {
  const { first, last, core, exact, lasting } = DATA.dates[edtf];
  return {
    first: first ?? -Infinity, last: last ?? Infinity, core: core && [core[0], core[1] ?? Infinity], exact, lasting,
  };
}

function spanOfTenure(start, end) {
  if (!start && !end) return null;
  const open = { first: -Infinity, last: Infinity, exact: true };
  const begin = start ? spanOfDate(start) : open;
  const finish = end ? spanOfDate(end) : open;
  const exact = begin.exact && finish.exact;
  const known = exact && begin.last < Infinity && finish.first > -Infinity && begin.last <= finish.first;
  return {
    first: begin.first, last: finish.last, core: known ? [begin.last, finish.first] : null, exact, lasting: true,
    edges: [start && begin, end && finish].filter(Boolean),
  };
}

// What a record covers; null where it has no date, undefined where its kind has none.
export function spanOf(record) {
  const { value } = record;
  if (record.kind === "role") return spanOfTenure(value.start, value.end);
  const date = { event: value.when, statement: value.said }[record.kind];
  if (date) return spanOfDate(date);
  return ["event", "statement"].includes(record.kind) ? null : undefined;
}

export function possibly(span, period) {
  return span.first <= period.last && period.first <= span.last;
}

export function certainly(span, period) {
  if (span.edges?.some((edge) => certainly(edge, period))) return true;
  if (!span.exact) return false;
  const inside = period.first <= span.first && span.last <= period.last;
  return inside || (span.core !== null && span.core[0] <= period.last && period.first <= span.core[1]);
}
