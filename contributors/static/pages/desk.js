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

if (form) openPaste();
else if (kept?.getItem(SENT)) [STORE, SENT].forEach((name) => kept.removeItem(name)); // it is published

function openPaste() {
  const results = form.querySelector("#results"), text = form.elements.text;
  let waiting = 0, asking = null;
  kept?.removeItem(SENT);

  const body = () => {
    const data = new FormData(form);
    data.delete("csrfmiddlewaretoken");
    return data;
  };

  async function preview(data = body()) {
    clearTimeout(waiting);
    asking?.abort();
    asking = new AbortController();
    if (new Blob([data.get("text")]).size > Number(form.dataset.mostBytes)) {
      says("text-says", form.dataset.tooMuch, "fault");
      return;
    }
    try {
      const answer = await fetch(form.dataset.preview, { method: "POST", body: data, headers: { "X-CSRFToken": cookie() }, signal: asking.signal });
      const page = new DOMParser().parseFromString(`<div id="results" class="results">${await answer.text()}</div>`, "text/html");
      if (answer.ok || answer.status === 413) morph(results, page.querySelector("#results"), data);
      else if (answer.status === 401) results.querySelector("#text-says").replaceChildren(...page.querySelector("#results").childNodes);
      else says("text-says", "The registry could not read this. What you typed stays here; reload the page and go on.", "fault");
    } catch (error) {
      if (error.name !== "AbortError") says("text-says", "The registry can’t be reached. What you typed stays here and is read when you go on.", "fault");
    }
  }

  function keep() {
    try { kept?.setItem(STORE, JSON.stringify([...body()])); } catch { kept?.removeItem(STORE); } // too large to be kept
  }

  form.addEventListener("input", (event) => {
    if (event.target.matches(".bio > textarea")) follow(event.target);
    keep();
    clearTimeout(waiting);
    if (event.isComposing || !event.target.validity.valid) return; // half a word, or half a date
    waiting = setTimeout(preview, PAUSE);
  });
  form.addEventListener("compositionend", () => { waiting = setTimeout(preview, PAUSE); });
  form.addEventListener("submit", (event) => {
    const pressed = event.submitter;
    if (pressed?.id === "publish") {
      clearTimeout(waiting);
      asking?.abort();
      keep();
      kept?.setItem(SENT, "1");
      return;
    }
    event.preventDefault();
    if (pressed?.name === "move_to") {
      form.elements.site_name.value = pressed.value;
      form.elements.site_name.focus();
      keep();
    }
    preview();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    form.querySelector("#publish")?.click();
  });

  const before = JSON.parse(kept?.getItem(STORE) ?? "[]");
  if (!text.value && before.length) {
    const data = new FormData();
    for (const [name, value] of before) data.append(name, value);
    text.value = data.get("text") ?? "";
    form.elements.once.value = data.get("once") ?? form.elements.once.value;
    if (text.value.trim()) preview(data);
  }
}

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
