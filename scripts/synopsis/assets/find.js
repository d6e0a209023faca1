/* The look-up box: it answers while one types, with places, works, names, events and passages. */
(function () {
  "use strict";

  const synopsis = window.synopsis;
  const { make } = synopsis;
  const SHOWN = 6;

  /** Works that match: those whose first author is asked for, then the most mentioned. */
  function worksFor(query, lookup) {
    const first = (work) => query.tokens.some((token) => token.some((spelling) => synopsis.hay(work).text.startsWith(` ${spelling}`)));
    const rank = (work) => (first(work) ? 1e6 : 0);
    return lookup.works
      .filter((work) => query.matches(synopsis.hay(work)))
      .map((work) => [rank(work) + work.mentions, work])
      .sort((a, b) => b[0] - a[0])
      .map(([, work]) => work);
  }

  /** Names or events that match, those that begin as asked first; their own page lists them all. */
  function listed(items, folder, query, text) {
    const begins = (item) => synopsis.hay(item).text.startsWith(` ${query.folded}`);
    const found = items.filter((item) => query.matches(synopsis.hay(item), true));
    const options = [...found.filter(begins), ...found.filter((item) => !begins(item))]
      .slice(0, SHOWN)
      .map(({ id, label, detail }) => ({ label, detail, href: synopsis.address(folder, id) }));
    if (found.length > SHOWN) options.push({ label: `All ${found.length}`, detail: "", href: asking(folder, text) });
    return options;
  }

  /** A page with the words already in its field. */
  const asking = (folder, text) => `${synopsis.root}${folder}index.html?q=${encodeURIComponent(text.trim())}`;

  /** All answers to a text, in groups: [heading, options]. */
  function answers(text, lookup, passages) {
    const query = synopsis.query(text);
    if (!query.tokens.length) return [];
    const places = synopsis.canonical(text, lookup);
    const exact = new Set(places.filter((one) => one.entry).map((one) => one.work));
    const works = worksFor(query, lookup).filter((work) => !exact.has(work.key));
    const editions = new Set(lookup.papers.map((paper) => paper.key));
    const use = ({ key, mentions }) => (mentions ? `${mentions} ${mentions === 1 ? "mention" : "mentions"}` : editions.has(key) ? "has an edition here" : "not cited in a passage");
    const entries = works.slice(0, SHOWN).map((work) => synopsis.entryAnswer(work, `${work.title} · ${use(work)}`));
    if (works.length > SHOWN) entries.push({ label: `All ${works.length} works`, detail: "", href: asking("bibliography/", text) });
    const found = synopsis.passagesFor(query, passages);
    const first = found.slice(0, SHOWN).map((passage) => synopsis.passageAnswer(passage, query, lookup));
    const heading = found.length > SHOWN ? `Passages: ${SHOWN} of ${found.length}` : "Passages";
    const names = listed(lookup.names, "names/", query, text);
    const events = listed(lookup.events, "timeline/", query, text);
    return [["Place", places], ["Works", entries], ["Names", names], ["Timeline", events], [heading, first]].filter(([, options]) => options.length);
  }

  // --- the box ---

  let boxes = 0;

  /** Put a box into an element. Follows the ARIA pattern of a combobox with a list. */
  function box(parent) {
    const id = `syn-find-${++boxes}`;
    let data = null;
    let loading = null;
    let options = [];
    let active = -1;
    let timer = 0;

    const input = make("input", {
      id, class: "syn-input", type: "search", role: "combobox", placeholder: "Find", autocomplete: "off", autocapitalize: "off",
      spellcheck: "false", enterkeyhint: "go", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": `${id}-list`,
      focus: load, input: soon, keydown: onKey,
    });
    const list = make("div", { id: `${id}-list`, role: "listbox", "aria-label": "Answers" });
    const status = make("p", { class: "syn-find-status", role: "status" });
    const panel = make("div", { class: "syn-find-panel", hidden: true }, status, list);
    parent.append(make("label", { for: id, class: "syn-voice" }, "Find"), input, panel);
    parent.addEventListener("focusout", (event) => { if (!parent.contains(event.relatedTarget)) close(); });

    function load() {
      loading ??= Promise.all([synopsis.load("lookup"), synopsis.load("passages")]).then(
        (values) => { data = values; hint(); if (input.value.trim()) update(); },
        () => { loading = null; show("The index could not be read."); },
      );
      if (data && !input.value.trim()) hint();
      return loading;
    }

    function hint() {
      const paper = data[0].papers[0];
      if (document.activeElement !== input || input.value.trim() || !paper?.at.length) return;
      const example = `${paper.short} ${paper.at[Math.floor(paper.at.length / 2)]}`;
      show(`An author, a name, words of a title or of a passage, a DOI, or a place such as ${example}`);
    }

    function soon() {
      clearTimeout(timer);
      timer = setTimeout(update, 20); // one answer for keys struck together
    }

    function update() {
      clearTimeout(timer);
      timer = 0;
      if (!data) return show("Loading …");
      const text = input.value;
      const groups = answers(text, ...data);
      options = [];
      list.replaceChildren(...groups.map(([name, found], i) => group(`${id}-group-${i}`, name, found)));
      mark(-1);
      if (!text.trim()) return hint();
      show(options.length ? `${options.length} ${options.length === 1 ? "answer" : "answers"}` : "Nothing found");
      parent.dispatchEvent(new CustomEvent("syn-settled", { bubbles: true }));
    }

    function group(headingId, name, found) {
      const heading = make("span", { class: "syn-find-heading", id: headingId }, name);
      return make("div", { role: "group", "aria-labelledby": headingId }, heading, ...found.map(option));
    }

    function option(one) {
      const link = make("a", { id: `${id}-${options.length}`, class: "syn-option", role: "option", "aria-selected": "false", tabindex: "-1", href: one.href },
        make("bdi", { class: "syn-option-label" }, one.label), make("span", { class: "syn-option-detail" }, one.detail));
      link.addEventListener("click", () => setTimeout(close)); // a link to this very page leaves the list open otherwise
      options.push(link);
      return link;
    }

    function mark(next) {
      options[active]?.setAttribute("aria-selected", "false");
      active = next;
      const chosen = options[active];
      chosen?.setAttribute("aria-selected", "true");
      chosen?.scrollIntoView({ block: "nearest" });
      if (chosen) input.setAttribute("aria-activedescendant", chosen.id);
      else input.removeAttribute("aria-activedescendant");
    }

    function show(text) {
      status.textContent = text;
      panel.hidden = false;
      list.hidden = !options.length;
      input.setAttribute("aria-expanded", String(options.length > 0));
    }

    function close() {
      panel.hidden = true;
      input.setAttribute("aria-expanded", "false");
      mark(-1);
      parent.dispatchEvent(new CustomEvent("syn-closed"));
    }

    async function onKey(event) {
      if (event.isComposing) return;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) {
        event.preventDefault();
        if (panel.hidden) update();
        else if (options.length) mark((Math.max(active, step < 0 ? 0 : -1) + step + options.length) % options.length);
      } else if (event.key === "Escape" && !panel.hidden && options.length) {
        event.preventDefault();
        close();
      } else if (event.key === "Escape") {
        input.value = "";
        close();
      } else if (event.key === "Enter" && input.value.trim()) {
        event.preventDefault();
        await load();
        if (timer || !options.length) update();
        options[Math.max(active, 0)]?.click();
      }
    }
    return input;
  }

  const GLASS = "M9.5 3A6.5 6.5 0 0 1 16 9.5c0 1.61-.59 3.09-1.56 4.23l.27.27h.79l5 5-1.5 1.5-5-5v-.79l-.27-.27A6.52 6.52 0 0 1 9.5 16 6.5 6.5 0 0 1 3 9.5 6.5 6.5 0 0 1 9.5 3m0 2C7 5 5 7 5 9.5S7 14 9.5 14 14 12 14 9.5 12 5 9.5 5";

  function glass() {
    const icon = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    icon.setAttribute("viewBox", "0 0 24 24");
    icon.setAttribute("aria-hidden", "true");
    path.setAttribute("d", GLASS);
    icon.append(path);
    return icon;
  }

  /** The box in the header; on a narrow screen a button opens it. Returns what focuses it. */
  function headerBox(header) {
    const field = make("div", { class: "syn-find-field" });
    const button = make("button", { type: "button", class: "syn-find-open", "aria-label": "Find", "aria-expanded": "false", click: open }, glass());
    const root = make("div", { class: "syn-find", role: "search", "aria-label": "Find" }, button, field);
    header.insertBefore(root, header.querySelector(":scope > form, :scope > label[for='__search']"));
    const input = box(field);
    function open() {
      root.classList.add("syn-open");
      button.setAttribute("aria-expanded", "true");
      input.focus();
    }
    field.addEventListener("syn-closed", () => {
      if (input.value && document.activeElement === input) return;
      root.classList.remove("syn-open");
      button.setAttribute("aria-expanded", "false");
      if (document.activeElement === input) button.focus();
    });
    return open;
  }

  synopsis.ready(() => {
    const large = [...document.querySelectorAll("[data-syn-find]")].map(box);
    const header = document.querySelector(".md-header__inner");
    const open = header ? headerBox(header) : () => {};
    // In the capturing phase: the theme has a search of its own that listens for the same key.
    addEventListener("keydown", (event) => {
      const typing = event.target.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
      if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      event.stopPropagation();
      if (large.length) large[0].focus();
      else open();
    }, true);
  });
})();
