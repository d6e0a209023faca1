/* The card of a citation: the full reference and the places that cite the same work, where the citation stands. */
(function () {
  "use strict";

  const synopsis = window.synopsis;
  const { make } = synopsis;
  let open = null; // {link, card, key}
  let timer = 0;
  let pointer = "";
  let openBeforePress = false;
  let closing = false;

  const keyOf = (link) => link.dataset.key ?? /#ref-(.+)$/.exec(decodeURIComponent(link.hash))?.[1];

  /** What the page knows about a work. */
  function record(link) {
    const templates = document.getElementById("syn-references");
    const key = keyOf(link);
    return key && templates?.content.querySelector(`[data-key="${CSS.escape(key)}"]`);
  }

  // --- the card ---

  function build(link, source) {
    const key = source.dataset.key;
    const reference = source.querySelector(".syn-reference").cloneNode(true);
    const dressed = synopsis.loaded("references")?.works[key]?.[synopsis.recall("style", "")];
    if (dressed) synopsis.fill(reference, dressed);
    const toEntry = source.querySelector(".syn-to-entry").cloneNode(true);
    return make("span", { class: "syn-popup", id: "syn-popup", role: "group", "aria-label": "Reference" },
      reference, make("span", { class: "syn-popup-links" }, ...steps(link, source), toEntry, synopsis.shelf.button("work", key)));
  }

  /** Previous, "2 of 5", next: the places that cite the work, in their order. */
  function steps(link, source) {
    const places = [...source.querySelectorAll("ol a")];
    const here = places.findIndex((place) => place.dataset.mention === link.id);
    const step = (name, arrow, place) => place && make("a", {
      class: "syn-step-to", href: place.getAttribute("href"), "data-step": name, title: place.textContent, "aria-label": `${name} place: ${place.textContent}`,
      click: () => announce(name, place.hash),
    }, arrow);
    if (here < 0) return [places.length && step("First", "First place", places[0])].filter(Boolean);
    const count = make("span", { class: "syn-of" }, `${here + 1} of ${places.length}`);
    return [step("Previous", "← Previous", places[here - 1]), count, step("Next", "Next →", places[here + 1])].filter(Boolean);
  }

  function show(link) {
    clearTimeout(timer);
    if (open?.link === link) return;
    const source = record(link);
    if (!source) return;
    close();
    const card = build(link, source);
    link.after(card); // so that Tab goes from the link into it
    link.setAttribute("aria-expanded", "true");
    link.setAttribute("aria-controls", card.id);
    open = { link, card };
    position();
    card.addEventListener("pointerenter", () => clearTimeout(timer));
    card.addEventListener("pointerleave", leave);
  }

  /** Below the last line of the link, above it where there is no room; always within the window. */
  function position() {
    const { link, card } = open;
    const lines = link.getClientRects();
    const frame = card.offsetParent?.getBoundingClientRect() ?? { left: 0, top: 0 };
    const line = lines[lines.length - 1];
    const width = document.documentElement.clientWidth;
    const header = document.querySelector(".md-header")?.getBoundingClientRect().bottom ?? 0;
    const left = Math.max(8, Math.min(line.left, width - card.offsetWidth - 8));
    const below = line.bottom + card.offsetHeight < innerHeight || lines[0].top - card.offsetHeight < header;
    card.style.left = `${left - frame.left}px`;
    card.style.top = `${(below ? line.bottom : lines[0].top - card.offsetHeight) - frame.top}px`;
  }

  function close() {
    clearTimeout(timer);
    if (!open) return;
    const { link, card } = open;
    open = null;
    if (card.contains(document.activeElement)) {
      closing = true; // the focus goes back to the link, and must not open the card again
      link.focus({ preventScroll: true });
      closing = false;
    }
    link.removeAttribute("aria-controls");
    link.setAttribute("aria-expanded", "false");
    card.remove();
  }

  function leave() {
    clearTimeout(timer);
    timer = setTimeout(() => { if (!open?.card.contains(document.activeElement)) close(); }, 300);
  }

  // --- stepping ---

  /** Remember that the next place was asked for: its card opens there, with the focus on the same step. */
  function announce(step, hash) {
    try { sessionStorage.setItem("synopsis.step", step); } catch { /* then the card stays closed there */ }
    setTimeout(() => { if (location.hash === hash) arrive(); }, 50); // where the address does not change, no event comes
  }

  function arrive() {
    const link = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!link?.matches("a.syn-cite") || open?.link === link) return;
    let step = "";
    try {
      step = sessionStorage.getItem("synopsis.step") ?? "";
      sessionStorage.removeItem("synopsis.step");
    } catch { /* nothing remembered */ }
    if (!step) return;
    show(link);
    const again = open?.card.querySelector(`[data-step="${step}"]`);
    (again ?? link).focus({ preventScroll: true });
  }

  // --- events ---

  const linkAt = (event) => event.target.closest?.("a.syn-cite");

  /** Following an anchor puts the focus on its link; that is not a reader asking for a card. */
  let arrivedAt = null;
  function broughtBy(link) {
    if (!link.id || location.hash !== `#${link.id}` || arrivedAt === location.hash) return false;
    arrivedAt = location.hash;
    return true;
  }

  synopsis.ready(() => {
    if (!document.getElementById("syn-references")) return;
    for (const link of document.querySelectorAll("a.syn-cite")) if (record(link)) link.setAttribute("aria-expanded", "false");

    document.addEventListener("pointerover", (event) => {
      const link = linkAt(event);
      if (!link || event.pointerType === "touch" || open?.card.contains(link)) return;
      clearTimeout(timer);
      timer = setTimeout(show, 150, link);
    });
    document.addEventListener("pointerout", (event) => {
      const link = linkAt(event);
      if (link && event.pointerType !== "touch" && link !== document.activeElement) leave();
    });
    document.addEventListener("focusin", (event) => {
      const link = linkAt(event);
      if (closing || open?.card.contains(event.target)) return;
      if (link && !broughtBy(link)) show(link);
      else if (open?.link !== link) close();
    });
    document.addEventListener("pointerdown", (event) => {
      pointer = event.pointerType;
      openBeforePress = open?.link === linkAt(event);
      if (open && !openBeforePress && !open.card.contains(event.target)) close();
    });
    document.addEventListener("click", (event) => {
      const link = linkAt(event);
      if (!link || pointer !== "touch" || openBeforePress || !record(link)) return;
      event.preventDefault(); // the first tap opens the card; the way to the entry is in it
      show(link);
    });
    document.addEventListener("keydown", (event) => {
      pointer = "";
      if (event.key === "Escape" && open) { event.preventDefault(); close(); }
    });
    addEventListener("resize", () => { if (open) position(); });
    addEventListener("hashchange", () => { arrivedAt = location.hash; arrive(); });
    addEventListener("load", () => setTimeout(() => { arrivedAt = location.hash; arrive(); }));
  });
})();
