// Where the reader loads a copy of the article: from a file, dropped or pasted; and what it proves.

import { toRecord, toSentence } from "./address.js";
import { BY_ID } from "./data.js";
import { allProofs, forget, heldCopy, hold, holdFile } from "./copies.js";
import { GIVES_WORDS } from "./proof.js";
import { sentenceName } from "./passages.js";
import { count, number, say, title } from "./phrases.js";
import { h } from "./html.js";

const dialog = document.getElementById("copy");
let changed = () => {};
let refused = null;
let forgotten = false;

function tell(found, focus) {
  refused = found;
  forgotten = false;
  show();
  changed();
  if (focus) dialog.querySelector("#verdict").focus();
}

function faults() {
  return allProofs().filter(({ status }) => !GIVES_WORDS[status]);
}

// In short what the copy proves, and whether all of it does; null where there is none.
export function verdict() {
  if (!heldCopy()) return null;
  const all = allProofs();
  const wrong = faults().length;
  const moved = all.filter(({ status }) => status === "moved").length;
  const told = wrong ? count("someDoNot", wrong, { all: number(all.length) }) : count("allProve", all.length);
  return { good: !wrong, told: moved ? `${told} ${count("moved", moved)}` : told };
}

function faulty({ passage, statement, status }) {
  const name = statement ? title(BY_ID.get(statement)) : sentenceName(passage.number);
  const to = statement ? toRecord(BY_ID.get(statement)) : toSentence(passage.source, passage.number);
  return h("li", {}, h("a", { href: to, onclick: () => dialog.close() }, name), " ",
    h("span", { class: `proof ${status}` }, say(`statuses.${status}`)));
}

function result() {
  if (refused) return h("p", { class: "verdict wrong" }, say(`refused.${refused.refused}`, refused));
  if (forgotten) return h("p", { class: "verdict" }, say("forgotten"));
  const found = verdict();
  if (!found) return null;
  const wrong = faults();
  return [
    h("p", { class: `verdict ${found.good ? "good" : "wrong"}` }, found.told),
    wrong.length > 0 && [h("h3", {}, say("notProved")), h("ul", { class: "faults" }, wrong.map(faulty))],
  ];
}

function show() {
  const typed = dialog.querySelector("textarea")?.value ?? "";
  const pasted = h("textarea", { rows: "5", id: "pasted", spellcheck: "false" });
  // What was read is not left standing in the page.
  pasted.value = refused ? typed : "";
  const file = h("input", { type: "file", id: "file", accept: ".txt,.html,.htm,.xhtml,text/plain,text/html" });
  file.addEventListener("change", async () => {
    const found = file.files[0] && (await holdFile(file.files[0]));
    if (found !== undefined) tell(found, true);
  });
  const take = () => tell(hold(pasted.value, ""), true);
  const drop = () => {
    forget();
    refused = null;
    show();
    changed();
    forgotten = true;
    dialog.querySelector("#verdict").replaceChildren(result());
    dialog.querySelector("#file").focus();
  };
  dialog.replaceChildren(
    h("form", { method: "dialog", class: "close" }, h("button", { "aria-label": say("close"), title: say("close") }, "×")),
    h("h2", { id: "copy-title" }, say("copy")),
    h("p", {}, say("copyLead")),
    h("p", {}, h("label", { for: "file", class: "label" }, say("chooseFile")), file),
    h("p", { class: "help" }, say("dropHelp")),
    h("p", {}, h("label", { for: "pasted", class: "label" }, say("paste")), pasted),
    h("p", { class: "actions" }, h("button", { type: "button", onclick: take }, say("read")),
      heldCopy() && h("button", { type: "button", class: "quiet", onclick: drop }, say("forget"))),
    h("div", { id: "verdict", role: "status", tabindex: "-1" }, result()),
  );
}

export function openDialog() {
  forgotten = false;
  show();
  dialog.showModal();
}

// Say it all again, in another language.
export function retell() {
  if (dialog.open) show();
}

// `onChange()` is called when a copy is loaded or forgotten.
export function listen(onChange) {
  changed = onChange;
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  document.addEventListener("dragover", (event) => {
    event.preventDefault();
    document.body.classList.add("dropping");
  });
  document.addEventListener("dragleave", (event) => !event.relatedTarget && document.body.classList.remove("dropping"));
  document.addEventListener("drop", async (event) => {
    event.preventDefault();
    document.body.classList.remove("dropping");
    const [file] = event.dataTransfer.files;
    const text = event.dataTransfer.getData("text/plain");
    if (!file && !text) return;
    const found = file ? await holdFile(file) : hold(text, "");
    if (found === undefined) return;
    if (!dialog.open) dialog.showModal();
    tell(found, true);
  });
}
