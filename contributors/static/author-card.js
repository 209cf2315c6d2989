/* <author-card>: the card is complete HTML without it. This makes tabs of its two sections (ARIA APG), fetches the card
   with `src`, and moves it out of reach of the page's rules with `isolate`. No dependency. */
customElements.get("author-card") || customElements.define("author-card", class extends HTMLElement {
  async connectedCallback() {
    if (document.readyState === "loading") await new Promise(go => document.addEventListener("DOMContentLoaded", go, { once: true }));
    const src = this.getAttribute("src");
    if (this.shadowRoot) return;
    if (src && !this.querySelector(".ac")) {
      const answer = await fetch(src).catch(() => ({}));
      if (!answer.ok) return;                        // what stands inside the element stays
      const page = document.createElement("template");
      page.innerHTML = await answer.text();
      for (const card of page.content.querySelectorAll("author-card")) card.replaceWith(...card.childNodes);
      this.replaceChildren(page.content);
    }
    this.querySelectorAll(".ac--tabbed").forEach(card => this.tabs(card));
    if (this.hasAttribute("isolate")) this.isolate(src);
  }
  isolate(src) {
    const sheet = this.getAttribute("isolate") || (src ? new URL("card.css", new URL(src, document.baseURI)).href
      : document.querySelector("link[rel=stylesheet][href*='card.']")?.href);
    if (!sheet) return;
    const link = document.createElement("link"), slot = document.createElement("slot");
    link.rel = "stylesheet";
    link.onload = () => slot.replaceWith(...this.childNodes);        // until then it stands where it stood
    link.href = sheet;
    this.attachShadow({ mode: "open" }).append(link, slot);
  }
  tabs(card) {
    const list = card.querySelector(".ac__tabs"), panels = [...card.querySelectorAll(".ac__panel")];
    if (!list || panels.length !== 2 || list.ac) return;
    list.ac = true;                                  // a property, so that a cloned card starts anew
    list.replaceChildren();
    const id = "ac" + Math.random().toString(36).slice(2, 9);
    const names = [list.dataset.first, list.dataset.second];
    const tabs = panels.map((panel, i) => {
      const tab = document.createElement("button");
      tab.type = "button";
      tab.textContent = tab.dataset.label = names[i];
      tab.id = id + "t" + i;
      panel.id = id + "p" + i;
      tab.setAttribute("role", "tab");
      tab.setAttribute("aria-controls", panel.id);
      panel.setAttribute("role", "tabpanel");
      panel.setAttribute("aria-labelledby", tab.id);
      panel.tabIndex = 0;
      list.append(tab);
      return tab;
    });
    const open = (n, focus) => tabs.forEach((tab, i) => {
      tab.setAttribute("aria-selected", i === n);
      tab.tabIndex = i === n ? 0 : -1;
      panels[i].toggleAttribute("data-inactive", i !== n);
      if (focus && i === n) tab.focus({ preventScroll: true });
    });
    list.setAttribute("role", "tablist");
    list.setAttribute("aria-label", card.getAttribute("aria-label"));
    list.onclick = event => {
      const n = tabs.indexOf(event.target.closest("button"));
      if (n >= 0) open(n, true);
    };
    list.onkeydown = event => {
      const other = 1 - tabs.indexOf(event.target);    // of two tabs, either arrow leads to the other
      const to = { ArrowRight: other, ArrowLeft: other, Home: 0, End: 1 }[event.key];
      if (to === undefined || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      open(to, true);
    };
    open(0);
    card.setAttribute("data-enhanced", "");
  }
});
