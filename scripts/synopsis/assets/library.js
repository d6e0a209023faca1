/* The library page: a query, facets and a style narrow and dress the list of works; the address holds the state. */
(function () {
  "use strict";

  const synopsis = window.synopsis;
  const { make } = synopsis;
  const GROUPS = [["by", "Cited by"], ["topic", "Topic"], ["type", "Type"], ["language", "Language"], ["decade", "Decade"]];
  const ALL = (1 << GROUPS.length) - 1;

  /** The ids a work has in a group of facets, as strings. */
  const idsOf = {
    by: (work) => work.by.map(String),
    topic: (work) => work.topics.map(String),
    type: (work) => [String(work.type)],
    language: (work) => [String(work.language)],
    decade: (work) => [String(work.decade)],
  };

  // --- the address ---

  /** The state an address holds: {q, style, by: Set, topic: Set, …}. */
  function stateOf(search) {
    const values = new URLSearchParams(search);
    const state = { q: values.get("q") ?? "", style: values.get("style") ?? "" };
    for (const [group] of GROUPS) state[group] = new Set((values.get(group) ?? "").split(",").filter(Boolean));
    return state;
  }

  function searchOf(state) {
    const parts = [];
    if (state.q.trim()) parts.push(`q=${encodeURIComponent(state.q.trim())}`);
    for (const [group] of GROUPS) {
      if (state[group].size) parts.push(`${group}=${[...state[group]].map(encodeURIComponent).join(",")}`);
    }
    if (state.style) parts.push(`style=${encodeURIComponent(state.style)}`);
    return parts.length ? `?${parts.join("&")}` : "";
  }

  // --- narrowing ---

  /**
   * Which works a state lets through, and how many each option of a facet would: an option counts the works that pass
   * the query and all other groups.
   */
  function narrow(state, works, found) {
    const counts = Object.fromEntries(GROUPS.map(([group]) => [group, new Map()]));
    const passing = works.map((work, i) => {
      if (!found(work)) return false;
      let passed = 0;
      GROUPS.forEach(([group], bit) => {
        if (!state[group].size || work.ids[group].some((id) => state[group].has(id))) passed |= 1 << bit;
      });
      GROUPS.forEach(([group], bit) => {
        if ((passed | (1 << bit)) !== ALL) return;
        for (const id of work.ids[group]) counts[group].set(id, (counts[group].get(id) ?? 0) + 1);
      });
      return passed === ALL;
    });
    return { passing, counts };
  }

  // --- the page ---

  function start(library, tools) {
    const state = stateOf(location.search);
    const articles = [...library.querySelectorAll("article")];
    const shown = articles.map(() => true);
    const chunks = intoChunks(library, articles);
    const options = [];
    let works = [];
    let lookup = null;
    let timer = 0;
    let writing = 0;

    const input = make("input", { id: "syn-library-query", class: "syn-input", type: "search", autocomplete: "off", spellcheck: "false", input: soon });
    const status = make("p", { role: "status", class: "syn-count" });
    const places = make("p", { class: "syn-places" });
    const clear = make("button", { type: "button", class: "syn-button", click: () => { reset(); input.focus(); } }, "Clear");
    const facets = make("div", { class: "syn-facets" });
    const styles = make("span");
    input.value = state.q;
    tools.append(
      make("label", { for: input.id }, "Author in any script, title, year, DOI, journal, or a printed number"),
      input, facets, make("div", { class: "syn-bar" }, status, styles, clear), places,
    );
    tools.hidden = false;

    function soon() {
      clearTimeout(timer);
      timer = setTimeout(update, 15);
    }

    /** Show what the state asks for; touch only what changes. */
    function update() {
      if (!lookup) return;
      state.q = input.value;
      const query = synopsis.query(state.q);
      const exact = query.tokens.length ? synopsis.canonical(state.q, lookup).filter((place) => !plainName(place)) : [];
      const keys = new Set(exact.map((place) => place.work));
      const found = keys.size ? (work) => keys.has(work.key) : (work) => query.matches(synopsis.hay(work.source));
      const { passing, counts } = narrow(state, works, found);
      passing.forEach((passes, i) => {
        if (passes !== shown[i]) articles[i].hidden = !(shown[i] = passes);
      });
      chunks.forEach((chunk, i) => fit(chunk, shown.slice(i * CHUNK, (i + 1) * CHUNK).filter(Boolean).length));
      for (const { group, id, count } of options) count.textContent = counts[group].get(id) ?? 0;
      for (const [group] of GROUPS) facetMark(group);
      status.textContent = `${passing.filter(Boolean).length} of ${works.length} works`;
      places.replaceChildren(...exact.filter((place) => !place.entry).map((place) => make("a", { href: place.href }, `${place.label}: open the ${place.detail === "Passage" ? "passage" : "section"}`)));
      clear.hidden = !searchOf({ ...state, style: "" });
      remember();
      library.dispatchEvent(new CustomEvent("syn-settled", { bubbles: true }));
    }

    // A name alone asks for all works that hold it, not only for the edition.
    const plainName = (place) => place.detail === "Edition";

    /** Write the state into the address, a while after the last change: writing it is slow. */
    function remember() {
      clearTimeout(writing);
      writing = setTimeout(write, 200);
    }

    function write() {
      synopsis.readdress(searchOf(state));
    }

    function reset() {
      input.value = "";
      for (const [group] of GROUPS) state[group].clear();
      for (const { box } of options) box.checked = false;
      update();
    }

    // --- facets ---

    function facet([group, name]) {
      const rows = lookup.facets[group].map(([id, label]) => {
        const box = make("input", { type: "checkbox", value: id, change: () => { choose(group, String(id), box.checked); } });
        const count = make("span", { class: "syn-number-of" });
        box.checked = state[group].has(String(id));
        options.push({ group, id: String(id), box, count });
        return make("label", {}, box, make("bdi", {}, label), " ", count);
      });
      const chosen = make("span", { "data-chosen": group });
      return make("details", { class: "syn-facet", name: "syn-facet" }, make("summary", {}, name, " ", chosen),
        make("fieldset", {}, make("legend", { class: "syn-voice" }, name), ...rows));
    }

    function choose(group, id, on) {
      if (on) state[group].add(id);
      else state[group].delete(id);
      update();
    }

    function facetMark(group) {
      facets.querySelector(`[data-chosen=${group}]`).textContent = state[group].size ? `(${state[group].size})` : "";
    }

    function closeFacets(except) {
      for (const one of facets.querySelectorAll("details[open]")) if (one !== except) one.open = false;
    }
    facets.addEventListener("keydown", (event) => {
      const open = event.key === "Escape" && event.target.closest("details[open]");
      if (open) { open.open = false; open.querySelector("summary").focus(); }
    });
    document.addEventListener("click", (event) => closeFacets(event.target.closest(".syn-facet")));

    // --- style ---

    async function dress(style) {
      const references = await synopsis.load("references");
      for (const article of articles) {
        const html = references.works[article.dataset.key]?.[style];
        if (html) synopsis.fill(article.querySelector(".syn-formatted"), html);
      }
    }

    async function offerStyles() {
      const references = await synopsis.load("references");
      const known = references.styles.map(([id]) => id);
      const first = known[0];
      const wanted = [state.style, synopsis.recall("style", first)].find((style) => known.includes(style)) ?? first;
      styles.replaceWith(synopsis.styleSelect(references.styles, wanted, (style) => { state.style = style === first ? "" : style; remember(); dress(style); }));
      if (wanted !== first) dress(wanted);
    }

    /** An anchor into the list must not lead to a hidden work. */
    function unhide() {
      const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (!target || !library.contains(target) || !target.closest("article")?.hidden) return;
      reset();
      target.scrollIntoView();
    }
    addEventListener("hashchange", unhide);

    synopsis.load("lookup").then((value) => {
      lookup = value;
      const byKey = new Map(lookup.works.map((work) => [work.key, work]));
      works = articles.map((article) => {
        const source = byKey.get(article.dataset.key);
        return { key: source.key, source, ids: Object.fromEntries(GROUPS.map(([group]) => [group, idsOf[group](source)])) };
      });
      facets.append(...GROUPS.filter(([group]) => lookup.facets[group].length > 1).map(facet));
      update();
      unhide();
      return offerStyles();
    }).catch((error) => { status.textContent = `The tools of this page could not be read: ${error.message}.`; });

    if (!chunks.length) articles.forEach(fillTools);
    for (const chunk of chunks) nearby.observe(chunk);
  }

  // --- long lists ---

  const CHUNK = 25;

  /** A long list is cut into chunks which the browser lays out only near the window (content-visibility in tools.css). */
  function intoChunks(library, articles) {
    if (articles.length < 8 * CHUNK) return [];
    const chunks = [];
    for (let i = 0; i < articles.length; i += CHUNK) {
      const chunk = make("div", { class: "syn-chunk" }, ...articles.slice(i, i + CHUNK));
      chunks.push(fit(chunk, chunk.childElementCount));
    }
    library.replaceChildren(...chunks);
    if (location.hash) location.replace(location.hash); // its target was moved
    return chunks;
  }

  /** Tell the browser how high a chunk will about be. */
  function fit(chunk, count) {
    if (chunk.dataset.count === String(count)) return chunk;
    chunk.dataset.count = count;
    chunk.hidden = !count;
    chunk.style.containIntrinsicBlockSize = `${count * 9}rem`;
    return chunk;
  }

  /** The tools of works are made when their chunk comes near the window. */
  const nearby = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      nearby.unobserve(target);
      [...target.children].forEach(fillTools);
    }
  }, { rootMargin: "800px 0px" });

  // --- the tools of one work ---

  const FORMATS = [["bib", "BibTeX", "application/x-bibtex"], ["ris", "RIS", "application/x-research-info-systems"], ["json", "CSL-JSON", "application/json"]];

  function fillTools(article) {
    const key = article.dataset.key;
    const tools = article.querySelector(".syn-tools");
    const formatted = article.querySelector(".syn-formatted");
    const panel = make("div", { class: "syn-export", id: `syn-export-${key}`, hidden: true });
    const buttons = FORMATS.map(([format, name, mime]) => {
      const button = make("button", { type: "button", class: "syn-button", "aria-expanded": "false", "aria-controls": panel.id, click: () => toggle(button, format, name, mime) }, name);
      return button;
    });

    async function toggle(button, format, name, mime) {
      const opening = button.getAttribute("aria-expanded") === "false";
      for (const one of buttons) one.setAttribute("aria-expanded", "false");
      panel.hidden = !opening;
      if (!opening) return;
      button.setAttribute("aria-expanded", "true");
      const record = (await synopsis.load("exchange"))[key];
      const text = format === "json" ? JSON.stringify([record.csl], null, 2) : record[format];
      panel.replaceChildren(...synopsis.offer(text, `${key}.${format}`, mime, name));
    }
    tools.append(synopsis.copyButton(() => formatted), ...buttons, synopsis.shelf.button("work", key));
    tools.after(panel);
  }

  synopsis.ready(() => {
    const library = document.getElementById("library");
    const tools = document.getElementById("library-tools");
    if (library && tools) start(library, tools);
  });
})();
