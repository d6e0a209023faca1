/* Narrowing a list that stands in the page: words and choices hide what they do not fit. For the names, the timeline and the matrix. */
(function () {
  "use strict";

  const synopsis = window.synopsis;
  const { make } = synopsis;

  /** A choice with its label; options are [value, label]. The select is the label's `control`; no browser brings an old value back. */
  synopsis.choice = function (name, options, change) {
    const select = make("select", { autocomplete: "off", change: () => change(select.value) }, ...options.map(([value, label]) => make("option", { value }, label)));
    return make("label", { class: "syn-choice" }, `${name} `, select);
  };

  /** The element the address names, if it stands in another. */
  synopsis.target = function (within) {
    let id = location.hash.slice(1);
    try { id = decodeURIComponent(id); } catch { /* the id itself may hold a % */ }
    const found = id && document.getElementById(id);
    return found && within.contains(found) ? found : null;
  };

  /**
   * Put a field, choices, a button and a count into `tools`; they hide and show `items`: {element, folded}.
   * A choice is {key, name, any, options: [value, label], has(element, value)}; `settled` is called after each change.
   * Words and choices stand in the address, as ?q= and by the keys of the choices.
   * Returns what lets everything be seen again.
   */
  synopsis.narrow = function (tools, items, { noun, choices, settled = () => {} }) {
    const input = make("input", { class: "syn-input", type: "search", autocomplete: "off", spellcheck: "false", input: update });
    const fields = choices
      .filter(({ options }) => options.length)
      .map((choice) => ({ ...choice, label: synopsis.choice(choice.name, [["", choice.any], ...choice.options], update) }));
    const clear = make("button", { type: "button", class: "syn-button", click: () => { reset(); input.focus(); } }, "Reset");
    const status = make("p", { role: "status", class: "syn-count" });
    const kept = [["q", input], ...fields.map(({ key, label }) => [key, label.control])];
    const asked = new URLSearchParams(location.search);
    for (const [key, control] of kept) {
      control.value = asked.get(key) ?? "";
      if (control.selectedIndex < 0) control.value = ""; // no such choice
    }
    let writing;
    tools.append(make("label", { class: "syn-choice" }, "Words ", input), ...fields.map(({ label }) => label), clear, status);
    tools.hidden = false;

    function update() {
      const query = synopsis.query(input.value);
      const chosen = fields.filter(({ label }) => label.control.value);
      let shown = 0;
      for (const item of items) {
        const fits = query.matches(synopsis.hay(item)) && chosen.every(({ has, label }) => has(item.element, label.control.value));
        item.element.hidden = !fits;
        shown += fits;
      }
      const active = chosen.map(({ name, label }) => `${name}: ${label.control.selectedOptions[0].text}`);
      if (query.tokens.length) active.unshift(`“${input.value.trim()}”`);
      for (const { label } of fields) label.classList.toggle("syn-chosen", label.control.value !== "");
      clear.hidden = !active.length;
      const all = `${items.length} ${noun[items.length === 1 ? 0 : 1]}`;
      status.textContent = [active.length ? `${shown} of ${all}` : all, ...active].join(" · ");
      settled();
      clearTimeout(writing);
      writing = setTimeout(remember, 200); // writing an address is slow
    }

    function remember() {
      const values = new URLSearchParams(location.search);
      for (const [key, control] of kept) control.value ? values.set(key, control.value) : values.delete(key);
      synopsis.readdress(`?${values}`.replace(/^\?$/, ""));
    }

    function reset() {
      for (const [, control] of kept) control.value = "";
      update();
    }

    update();
    return reset;
  };

  /** What the address names must not be hidden. */
  function follow(list, reset) {
    function unhide() {
      const target = synopsis.target(list);
      if (!target?.closest("[hidden]")) return;
      reset();
      target.scrollIntoView();
    }
    addEventListener("hashchange", unhide);
    unhide();
  }

  /** What some elements hold, each once, in the order of the first: [value, label]. */
  const each = (pairs) => [...new Map(pairs)];

  function names(tools) {
    const groups = [...document.querySelectorAll(".syn-names")];
    const items = [...document.querySelectorAll(".syn-entity")].map((element) => ({ element, folded: element.dataset.folded }));
    const said = (element) => element.querySelector(".syn-named-quoted, .syn-named-reported") !== null;
    const choices = [{ key: "show", name: "Show", any: "all", options: [["said", "quoted or reported"]], has: said }];
    function settled() {
      for (const group of groups) {
        group.hidden = !group.querySelector(".syn-entity:not([hidden])");
        const heading = group.previousElementSibling;
        if (heading?.matches("h2")) heading.hidden = group.hidden;
      }
    }
    follow(document.body, synopsis.narrow(tools, items, { noun: ["name", "names"], choices, settled }));
  }

  /** `…/papers/KEY/index.html` -> KEY; a folder above the site may be called `papers` too. */
  const keyOf = (link) => decodeURIComponent(/.*\/papers\/([^/]+)\//.exec(link.pathname)?.[1] ?? "");

  function timeline(tools, list) {
    const events = [...list.querySelectorAll(".syn-event-item")];
    const items = events.map((element) => ({ element, get folded() { return synopsis.fold(element.textContent); } }));
    const worksOf = (event) => event.dataset.works.split(" ");
    const topics = (event) => [...event.querySelectorAll(".syn-chip")].map((chip) => synopsis.plain(chip));
    const told = new Set(events.flatMap(worksOf));
    // Each work is named once by a link to its page: where it appeared, or among those without a date.
    const links = [...document.querySelectorAll(".syn-station a, .syn-hint a")].map((link) => [keyOf(link), synopsis.plain(link)]);
    const works = each(links.filter(([key]) => key && told.has(key)));
    const choices = [
      { key: "told", name: "Told by", any: "any work", options: works, has: (event, work) => worksOf(event).includes(work) },
      { key: "topic", name: "Topic", any: "any topic", options: each(events.flatMap((event) => topics(event).map((topic) => [topic, topic]))), has: (event, topic) => topics(event).includes(topic) },
    ];
    follow(list, synopsis.narrow(tools, items, { noun: ["event", "events"], choices }));
  }

  synopsis.ready(() => {
    const list = document.getElementById("events");
    const forNames = document.getElementById("names-tools");
    const forEvents = document.getElementById("timeline-tools");
    if (forNames) names(forNames);
    if (forEvents && list) timeline(forEvents, list);
  });
})();
