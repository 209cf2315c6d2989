// One part of a page becomes another, and fields stay the same fields: focus, selection and undo survive.

/** Makes `from` like `to`. `sent` is the form's data that `to` answers: what was typed since then is not taken back. */
export function morph(from, to, sent) {
  if (from.isEqualNode(to) && !to.querySelector("input, textarea, select") && !isField(to)) return;
  attributes(from, to);
  if (isField(from)) value(from, to, sent);
  else if (from.classList.contains("pane")) from.replaceChildren(...to.childNodes);
  else children(from, to, sent);
}

export function says(id, sentence, look = "note") {
  const place = document.getElementById(id);
  const line = document.createElement("p");
  line.className = id === "copied" ? "" : look;
  line.setAttribute("role", look === "fault" ? "alert" : "status");
  line.textContent = sentence;
  place?.replaceChildren(line);
}

const isField = (node) => node.matches?.("input, textarea, select");

function attributes(from, to) {
  for (const { name } of [...from.attributes]) if (!to.hasAttribute(name) && name !== "open") from.removeAttribute(name);
  for (const { name, value: given } of to.attributes) if (from.getAttribute(name) !== given && name !== "open") from.setAttribute(name, given);
}

function value(from, to, sent) {
  if (from.type === "checkbox") return;
  const given = to.value;
  const isUntouched = from.type === "hidden" || from.hidden || from.value === (sent.get(from.name) ?? "").replaceAll("\r\n", "\n");
  if (from.value !== given && isUntouched && from !== document.activeElement) from.value = given;
}

function children(from, to, sent) {
  let here = from.firstChild;
  for (const wanted of [...to.childNodes]) {
    const same = find(from, here, wanted);
    if (!same) {
      from.insertBefore(wanted, here);
      continue;
    }
    while (here !== same) here = drop(here);
    if (same.nodeType === Node.ELEMENT_NODE) morph(same, wanted, sent);
    else if (same.data !== wanted.data) same.data = wanted.data;
    here = same.nextSibling;
  }
  while (here) here = drop(here);
}

/** The next node that can become `wanted`: the one with its id, else the one that stands here if it is of its kind. */
function find(from, here, wanted) {
  if (wanted.id) {
    for (let node = here; node; node = node.nextSibling) if (node.id === wanted.id) return node;
    return null;
  }
  return here && !here.id && here.nodeName === wanted.nodeName && here.name === wanted.name ? here : null;
}

function drop(node) {
  const next = node.nextSibling;
  node.remove();
  return next;
}
