// The axis of years, and each date on it as wide as it is uncertain.

import { RECORDS } from "./data.js";
import { dayNumber, spanOf, yearOf } from "./span.js";
import { h } from "./html.js";

const SPANS = RECORDS.map(spanOf).filter(Boolean);
const DAYS = SPANS.flatMap(({ first, last }) => [first, last]).filter(Number.isFinite);
const BUSY = new Set(DAYS.map(yearOf));
// In years: the room for what is open on a side, and that of several years together in which nothing begins or ends.
const [OPEN, IDLE, FEWEST] = [0.45, 1.1, 3];

function segments() {
  if (!DAYS.length) return [];
  const [from, to] = [Math.min(...BUSY), Math.max(...BUSY)];
  const found = [];
  for (let year = from; year <= to; year += 1) {
    let last = year;
    while (!BUSY.has(last) && !BUSY.has(last + 1) && last < to) last += 1;
    const idle = !BUSY.has(year) && last - year + 1 >= FEWEST;
    found.push({ first: year, last: idle ? last : year, width: idle ? IDLE : 1 });
    if (idle) year = last;
  }
  return found;
}

const SEGMENTS = segments();
const WHOLE = SEGMENTS.reduce((sum, { width }) => sum + width, 2 * OPEN);
let before = OPEN;
for (const segment of SEGMENTS) {
  segment.left = (before / WHOLE) * 100;
  before += segment.width;
  segment.right = (before / WHOLE) * 100;
}

// The years of the axis, several together where nothing begins or ends in them: {first, last, left, right} in percent.
export const YEARS = SEGMENTS;

// Where a day begins, in percent of the width.
function across(day) {
  if (!SEGMENTS.length) return day < 0 ? 0 : 100;
  const [start, end] = [dayNumber(SEGMENTS[0].first), dayNumber(SEGMENTS.at(-1).last + 1)];
  if (day < start) return 0;
  if (day >= end) return day === end ? SEGMENTS.at(-1).right : 100;
  const { first, last, left, right } = SEGMENTS.find((segment) => day < dayNumber(segment.last + 1));
  const [from, to] = [dayNumber(first), dayNumber(last + 1)];
  return left + ((day - from) / (to - from)) * (right - left);
}

function mark(kind, first, last) {
  const [left, right] = [across(first), across(last === Infinity ? Infinity : last + 1)];
  const open = `${first === -Infinity ? " open-left" : ""}${last === Infinity ? " open-right" : ""}`;
  return h("span", { class: `mark ${kind}${open}`, "--left": `${left}%`, "--width": `${right - left}%` });
}

// The date of a record as marks, for the eye; the words stand beside it.
export function marks(record) {
  const span = spanOf(record);
  if (!span) return [];
  const { first, last, core, lasting } = span;
  if (!lasting) return [first === last ? mark("day", first, last) : mark("between", first, last)];
  return [mark("unsure", first, last), core && mark("sure", ...core)];
}

// What lies behind the marks: a line at every year, and the period that is asked about.
export function ground(period) {
  const stops = SEGMENTS.flatMap(({ left }) => [
    `transparent ${left}%`, `var(--rule) ${left}%`, `var(--rule) calc(${left}% + 1px)`, `transparent calc(${left}% + 1px)`,
  ]);
  const grid = stops.length ? `linear-gradient(90deg, ${stops.join(", ")})` : "none";
  if (!period) return grid;
  const [left, right] = [across(period.first), across(period.last === Infinity ? Infinity : period.last + 1)];
  const tint = ["transparent", "var(--period)", "var(--period)", "transparent"];
  const at = [left, left, right, right];
  return `${grid}, linear-gradient(90deg, ${tint.map((colour, stop) => `${colour} ${at[stop]}%`).join(", ")})`;
}
