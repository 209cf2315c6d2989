// The playground without reloads. The server's page is the only source: a new choice fetches that page and takes from
// it what changes; colours and width change in place and fetch nothing. Without this file the form works as a form.
const form = document.querySelector(".play__choice");
const frame = document.querySelector(".play__frame");
const width = form.elements.width;
const said = document.getElementById("said");
let asking = new AbortController();
let waiting = 0;
let remembering = 0;
let openKey = "";

document.documentElement.classList.add("js");

const address = () => {
  const choice = new URLSearchParams(new FormData(form));
  return `${form.action}?${choice}`;
};

const say = text => { said.textContent = text; };

// The frame is as high as its page, and says how wide it is where the window leaves it less than was chosen.
const watched = new ResizeObserver(() => fit());
const fit = () => {
  const body = frame.contentDocument?.body;
  if (body) frame.height = Math.ceil(body.getBoundingClientRect().height) + 2;
  const shown = Math.round(frame.getBoundingClientRect().width);
  const chosen = Number(width.value);
  document.getElementById("width-says").textContent = shown < chosen ? `${chosen} px, here ${shown}` : `${chosen} px`;
};
const watch = () => {
  watched.disconnect();
  if (frame.contentDocument?.body) watched.observe(frame.contentDocument.body);
  watched.observe(frame);
  fit();
};
frame.addEventListener("load", watch);
watch();

const colour = () => {
  const page = frame.contentDocument?.documentElement;
  if (page) page.dataset.page = form.elements.theme.value;
};

// A new card: the page for it is asked, and its parts take the place of ours.
const show = async url => {
  asking.abort();
  asking = new AbortController();
  let page;
  try {
    const answer = await fetch(url, { signal: asking.signal });
    if (!answer.ok) throw new Error(String(answer.status));
    page = new DOMParser().parseFromString(await answer.text(), "text/html");
  } catch (problem) {
    if (problem.name !== "AbortError") say("The registry can’t be reached. What you see is the last answer.");
    return;
  }
  for (const part of document.querySelectorAll("[data-part]")) {
    const fresh = page.querySelector(`[data-part=${part.dataset.part}]`);
    if (fresh) part.replaceChildren(...fresh.childNodes);
  }
  frame.contentWindow.location.replace(page.querySelector(".play__frame").getAttribute("src"));
  enhance();
  const status = document.querySelector(".play__status");
  say(status ? [...status.children].map(part => part.textContent).join(", ") : "");
};

// Late, because browsers take only so many of these a minute, and a slider gives many.
const remember = () => {
  clearTimeout(remembering);
  remembering = setTimeout(() => history.replaceState(null, "", address()), 250);
};

form.addEventListener("input", event => {
  const name = event.target.name;
  remember();
  if (name === "width") { frame.width = width.value; fit(); return; }
  if (name === "theme") { colour(); return; }
  clearTimeout(waiting);
  waiting = setTimeout(() => show(address()), event.target.type === "text" ? 300 : 0);
});

form.addEventListener("submit", event => {
  event.preventDefault();
  clearTimeout(waiting);
  show(address());
});

// Somebody of the demo world: her link is a choice like any other.
form.addEventListener("click", event => {
  const link = event.target.closest(".play__people a");
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  const chosen = new URL(link.href).searchParams;
  for (const name of ["site", "id"]) form.elements[name].value = chosen.get(name);
  const at = [...link.closest("ul").querySelectorAll("a")].indexOf(link);
  remember();
  show(address()).then(() => document.querySelectorAll(".play__people a")[at]?.focus());
});

// The examples as tabs (APG, automatic activation), and a button on each piece of code.
const enhance = () => {
  const box = document.querySelector(".examples");
  if (box.querySelector(".examples__tabs")) return;
  const panels = [...box.querySelectorAll(".examples__one")];
  const list = document.createElement("div");
  list.className = "examples__tabs";
  list.setAttribute("role", "tablist");
  list.setAttribute("aria-labelledby", "code-title");
  const tabs = panels.map(panel => {
    const tab = document.createElement("button");
    tab.type = "button";
    tab.textContent = panel.querySelector("h3").textContent;
    tab.id = `tab-${panel.dataset.key}`;
    panel.id = `panel-${panel.dataset.key}`;
    tab.setAttribute("role", "tab");
    tab.setAttribute("aria-controls", panel.id);
    panel.setAttribute("role", "tabpanel");
    panel.setAttribute("aria-labelledby", tab.id);
    list.append(tab);
    return tab;
  });
  const open = at => {
    openKey = panels[at].dataset.key;
    tabs.forEach((tab, i) => {
      tab.setAttribute("aria-selected", String(i === at));
      tab.tabIndex = i === at ? 0 : -1;
      panels[i].hidden = i !== at;
    });
  };
  list.addEventListener("click", event => {
    const at = tabs.indexOf(event.target.closest("button"));
    if (at >= 0) open(at);
  });
  list.addEventListener("keydown", event => {
    const at = tabs.indexOf(document.activeElement);
    const last = tabs.length - 1;
    const to = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at === 0 ? last : at - 1, Home: 0, End: last }[event.key];
    if (to === undefined || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(to);
    tabs[to].focus();
  });
  box.prepend(list);
  box.classList.add("examples--tabbed");
  open(Math.max(0, panels.findIndex(panel => panel.dataset.key === openKey)));
  box.querySelectorAll(".code").forEach(figure => figure.querySelector("figcaption").append(copyButton(figure)));
};

const copyButton = figure => {
  const path = figure.querySelector("figcaption").textContent;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button--small button--text";
  button.textContent = "Copy";
  button.setAttribute("aria-label", `Copy ${path}`);
  button.addEventListener("click", async () => {
    const done = await copied(figure.querySelector("code"));
    button.textContent = done ? "Copied" : "Selected";
    say(done ? `${path} is copied.` : `${path} is selected: copy it with your keyboard.`);
    setTimeout(() => { button.textContent = "Copy"; }, 2000);
  });
  return button;
};

// Pages that are not served by https have no clipboard: there the code is selected for the reader to copy.
const copied = async code => {
  try {
    await navigator.clipboard.writeText(code.textContent);
    return true;
  } catch {
    getSelection().selectAllChildren(code);
    return false;
  }
};

enhance();
