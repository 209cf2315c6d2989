// The desk with script: what is pasted is read while one types. Without it, every page works by its buttons.
import { morph, says } from "./desk-morph.js";

const form = document.querySelector("#paste");
const STORE = "desk:paste", SENT = "desk:sent", PAUSE = 150;
const kept = (() => { try { return window.sessionStorage; } catch { return null; } })();
const cookie = () => document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? "";
document.documentElement.dataset.keys = /Mac|iP/.test(navigator.platform) ? "mac" : "other";

document.addEventListener("click", async (event) => {
  const button = event.target.closest("button.copy");
  if (!button) return;
  const source = document.getElementById(button.dataset.copy);
  try {
    await navigator.clipboard.writeText(source.textContent);
    says("copied", "Copied.");
  } catch {
    getSelection().selectAllChildren(source);
    says("copied", "Marked: press Ctrl+C or ⌘C.");
  }
});

// A button that was pressed says so and can't be pressed again; when the browser's Back returns, it can.
document.addEventListener("submit", ({ target, submitter }) => {
  const token = target.querySelector("input[name=csrfmiddlewaretoken]");
  if (token && cookie()) token.value = cookie();
  if (!submitter?.dataset.busy) return;
  setTimeout(() => {
    submitter.dataset.label = submitter.textContent;
    submitter.disabled = true;
    submitter.textContent = submitter.dataset.busy;
  });
});
addEventListener("pageshow", () => {
  for (const button of document.querySelectorAll("button[data-label]")) {
    button.disabled = false;
    button.textContent = button.dataset.label;
  }
});

// The marks follow what is typed until the answer comes: what was replaced in the field is replaced in the copy.
function follow(field) {
  const copy = field.parentElement.querySelector(".bio__marks");
  const was = copy.textContent, is = `${field.value}\n`;
  let start = 0, end = 0;
  while (start < was.length && start < is.length && was[start] === is[start]) start += 1;
  while (end < was.length - start && end < is.length - start && was.at(-1 - end) === is.at(-1 - end)) end += 1;
  const walker = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
  let at = 0, added = is.slice(start, is.length - end);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const { length } = node, from = Math.max(start - at, 0), to = Math.min(was.length - end - at, length);
    at += length;
    if (from > length || to < 0 || (from === length && at < was.length && start !== at)) continue;
    if (from <= to || added) {
      node.replaceData(Math.min(from, length), Math.max(to - from, 0), added);
      added = "";
    }
  }
}

class PastePage {
  #waiting = 0;
  #asking = null;

  constructor(form) {
    this.form = form;
    this.results = form.querySelector("#results");
  }

  open() {
    kept?.removeItem(SENT);
    this.form.addEventListener("input", (event) => this.#typed(event));
    this.form.addEventListener("compositionend", () => this.#soon());
    this.form.addEventListener("submit", (event) => this.#pressed(event));
    this.form.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey)) return;
      event.preventDefault();
      this.form.querySelector("#publish")?.click();
    });
    this.#bringBack();
  }

  #typed(event) {
    if (event.target.matches(".bio > textarea")) follow(event.target);
    this.#keep();
    clearTimeout(this.#waiting);
    if (!event.isComposing && event.target.validity.valid) this.#soon(); // no half word, and no half date
  }

  #soon() {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.#preview(this.#body()), PAUSE);
  }

  #pressed(event) {
    if (event.submitter?.id === "publish") {
      clearTimeout(this.#waiting);
      this.#asking?.abort();
      this.#keep();
      kept?.setItem(SENT, "1");
      return;
    }
    event.preventDefault();
    if (event.submitter?.name === "move_to") {
      this.form.elements.site_name.value = event.submitter.value;
      this.form.elements.site_name.focus();
      this.#keep();
    }
    this.#preview(this.#body());
  }

  #body() {
    const data = new FormData(this.form);
    data.delete("csrfmiddlewaretoken");
    return data;
  }

  async #preview(data) {
    clearTimeout(this.#waiting);
    this.#asking?.abort();
    this.#asking = new AbortController();
    if (new Blob([data.get("text")]).size > Number(this.form.dataset.mostBytes)) {
      says("text-says", this.form.dataset.tooMuch, "fault");
      return;
    }
    const request = { method: "POST", body: data, headers: { "X-CSRFToken": cookie() }, signal: this.#asking.signal };
    try {
      const answer = await fetch(this.form.dataset.preview, request);
      this.#show(answer, await answer.text(), data);
    } catch (error) {
      if (error.name !== "AbortError") says("text-says", "The registry can’t be reached. What you typed stays here and is read when you go on.", "fault");
    }
  }

  #show(answer, markup, sent) {
    const page = new DOMParser().parseFromString(`<div id="results" class="results">${markup}</div>`, "text/html");
    const results = page.querySelector("#results");
    if (answer.ok || answer.status === 413) morph(this.results, results, sent);
    else if (answer.status === 401) this.results.querySelector("#text-says").replaceChildren(...results.childNodes);
    else says("text-says", "The registry could not read this. What you typed stays here; reload the page and go on.", "fault");
  }

  #keep() {
    try {
      kept?.setItem(STORE, JSON.stringify([...this.#body()]));
    } catch {
      kept.removeItem(STORE); // too large to be kept
    }
  }

  /** After a reload, or when one comes back from another page of this tab. */
  #bringBack() {
    const { text, once } = this.form.elements;
    const before = JSON.parse(kept?.getItem(STORE) ?? "[]");
    if (text.value || !before.length) return;
    const data = new FormData();
    for (const [name, value] of before) data.append(name, value);
    text.value = data.get("text") ?? "";
    once.value = data.get("once") ?? once.value;
    if (text.value.trim()) this.#preview(data);
  }
}

if (form) new PastePage(form).open();
else if (kept?.getItem(SENT)) [STORE, SENT].forEach((name) => kept.removeItem(name)); // it is published
