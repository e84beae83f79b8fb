// The canonical text of a copy of an article: the one form in which places and digests count.

import { DATA } from "./data.js";

const BLOCKS = new Set(DATA.reading.blocks);
const LEFT_OUT = new Set(DATA.reading.leftOut);
// What Python takes for line ends and blanks, which is not quite what JavaScript does.
const LINE_END = /\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/;
const LINE_ENDS = /[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/g;
const BLANKS = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;
const OPENS_WITH_A_TAG = /^\s*<[A-Za-z!?]/;

export function canonicalText(text) {
  const lines = text.normalize("NFC").split(LINE_END);
  return lines.map((line) => line.split(BLANKS).filter(Boolean).join(" ")).filter(Boolean).join("\n");
}

function* pieces(node, preformatted) {
  for (const child of node.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) {
      yield preformatted ? child.data : child.data.replace(LINE_ENDS, " ");
    } else if (child.nodeType === Node.ELEMENT_NODE) {
      const block = BLOCKS.has(child.localName) ? "\n" : "";
      yield block;
      if (LEFT_OUT.has(child.localName)) continue;
      yield* pieces(child, preformatted || child.localName === "pre");
      yield block;
    }
  }
}

// A page is read without being shown: nothing in it runs and nothing that it names is fetched.
function textOfPage(markup) {
  return [...pieces(new DOMParser().parseFromString(markup, "text/html"), false)].join("");
}

// The canonical text of what a file or a paste holds; `name` tells a page by its ending.
export function canonicalCopy(text, name = "") {
  const page = /\.(x?html?)$/i.test(name) || OPENS_WITH_A_TAG.test(text);
  return canonicalText(page ? textOfPage(text) : text);
}

// A text whose places count code points, while JavaScript counts some of them twice.
export class Points {
  #starts = null;

  constructor(text) {
    this.text = text;
    this.length = text.length;
    if (/[\ud800-\udfff]/.test(text)) {
      this.#starts = [];
      let at = 0;
      for (const letter of text) {
        this.#starts.push(at);
        at += letter.length;
      }
      this.#starts.push(at);
      this.length = this.#starts.length - 1;
    }
  }

  slice(start, end) {
    const at = this.#starts;
    return at ? this.text.slice(at[start] ?? this.text.length, at[end] ?? this.text.length) : this.text.slice(start, end);
  }

  // The code points at which a pattern is found between two of them: [start, end] each.
  *found(pattern, start = 0, end = this.length) {
    const within = this.slice(0, end);
    pattern.lastIndex = this.#starts ? this.#starts[start] : start;
    for (let match = pattern.exec(within); match; match = pattern.exec(within)) {
      yield [this.#point(match.index), this.#point(match.index + match[0].length)];
      if (!match[0]) pattern.lastIndex += 1;
    }
  }

  #point(index) {
    const starts = this.#starts;
    if (!starts) return index;
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle] < index) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
