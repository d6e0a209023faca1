/* The reader's shelf: marked works and passages, kept in this browser, and their way out into other programs. */
(function () {
  "use strict";

  const synopsis = window.synopsis;
  const { make } = synopsis;
  const LIST = { work: "works", passage: "passages" };

  // --- what is kept ---

  /** {works, passages}, whatever stands in the memory. */
  function items() {
    const kept = synopsis.recall("shelf", {});
    const list = (value) => (Array.isArray(value) ? value.filter((id) => typeof id === "string") : []);
    return { works: list(kept?.works), passages: list(kept?.passages) };
  }

  function keep(kept) {
    synopsis.remember("shelf", { version: 1, ...kept });
    refresh();
  }

  const has = (kind, id) => items()[LIST[kind]].includes(id);

  function toggle(kind, id) {
    const kept = items();
    const list = kept[LIST[kind]];
    kept[LIST[kind]] = list.includes(id) ? list.filter((one) => one !== id) : [...list, id];
    keep(kept);
    synopsis.say(has(kind, id) ? "On the shelf" : "Off the shelf");
  }

  /** A button that keeps a work or a passage, or lets it go. */
  function button(kind, id) {
    return make("button", {
      type: "button", class: "syn-button syn-keep", "data-kind": kind, "data-id": id, "aria-pressed": String(has(kind, id)), click: () => toggle(kind, id),
    }, "Keep");
  }

  synopsis.shelf = { has, toggle, items, button };

  // --- every page ---

  /** Bring buttons, count and the shelf's own page up to date; also when another tab changed it. */
  function refresh() {
    const kept = items();
    for (const one of document.querySelectorAll(".syn-keep")) {
      one.setAttribute("aria-pressed", String(kept[LIST[one.dataset.kind]].includes(one.dataset.id)));
    }
    const count = kept.works.length + kept.passages.length;
    for (const link of document.querySelectorAll(".syn-shelf-count")) {
      link.hidden = !count;
      link.lastChild.textContent = count;
    }
    showShelf();
  }

  let showShelf = () => {};

  synopsis.ready(() => {
    for (const passage of document.querySelectorAll("article.syn-passage[id]")) {
      passage.querySelector(".syn-foot")?.append(" ", button("passage", passage.id));
    }
    const header = document.querySelector(".md-header__inner");
    const count = make("a", { class: "syn-shelf-count", href: synopsis.address("shelf/"), hidden: true }, "Shelf ", make("span"));
    header?.insertBefore(count, header.querySelector(":scope > form, :scope > label[for='__search']"));
    const shelf = document.getElementById("shelf");
    if (shelf) openShelf(shelf);
    refresh();
    addEventListener("storage", (event) => { if (event.key === null || event.key === "synopsis.shelf") refresh(); });
    addEventListener("pageshow", (event) => { if (event.persisted) refresh(); });
  });

  // --- its own page ---

  /** The address to cite where the page names it; from disk the file would mean nothing to others. */
  function publicRoot() {
    const canonical = document.querySelector("link[rel=canonical]")?.href ?? "";
    return /shelf\/(index\.html)?$/.test(canonical) ? canonical.replace(/shelf\/(index\.html)?$/, "") : synopsis.root;
  }

  /** What the shelf holds, joined with this edition: works in the order of the library, each with its kept passages. */
  function gather(kept, lookup, passages) {
    const byId = new Map(passages.map((passage) => [passage.id, passage]));
    const order = new Map(lookup.works.map((work, i) => [work.key, i]));
    const found = new Map();
    const take = (key) => found.get(key) ?? found.set(key, { work: lookup.works[order.get(key)], own: false, passages: [] }).get(key);
    const unknown = [];
    for (const key of kept.works) {
      if (order.has(key)) take(key).own = true;
      else unknown.push(["work", key]);
    }
    for (const id of kept.passages) {
      const passage = byId.get(id);
      const key = passage && lookup.papers[passage.paper].key;
      if (order.has(key)) take(key).passages.push(passage);
      else unknown.push(["passage", id]);
    }
    const groups = [...found.values()].sort((a, b) => order.get(a.work.key) - order.get(b.work.key));
    const place = new Map(passages.map((passage, i) => [passage.id, i]));
    for (const group of groups) group.passages.sort((a, b) => place.get(a.id) - place.get(b.id));
    return { groups, unknown };
  }

  // --- exports ---

  /** Where the kept passages of a work stand: one line each. */
  const notes = ({ work, passages }) => passages.map(({ id, place }) => `${place}: ${publicRoot()}papers/${work.key}/#${id}`);

  function bibtex(record, lines) {
    if (!lines.length) return record.trim();
    const note = lines.join("; ").replace(/[%#&_]/g, "\\$&");
    const own = /^(\s*note\s*=\s*)([{"])(.*)([}"])(,?)\s*$/m;
    if (own.test(record)) return record.trim().replace(own, (_, name, open, text, end, comma) => `${name}${open}${text}; ${note}${end}${comma}`);
    return record.trim().replace(/,?\s*\}$/, () => `,\n  note = {${note}}\n}`);
  }

  function ris(record, lines) {
    const added = lines.map((line) => `N1  - ${line}\r\n`).join("");
    return `${record.trim().replace(/\r?\n/g, "\r\n").replace(/ER  -\s*$/, () => `${added}ER  - `)}\r\n`;
  }

  const csl = (record, lines) => (lines.length ? { ...record, note: [record.note, ...lines].filter(Boolean).join("\n") } : record);

  /** The three exports of what is kept: [name of the file, media type, label, text]. */
  function exports(groups, exchange) {
    const each = (write, format) => groups.map((group) => write(exchange[group.work.key][format], notes(group)));
    return [
      ["shelf.ris", "application/x-research-info-systems", "RIS", each(ris, "ris").join("\r\n")],
      ["shelf.bib", "application/x-bibtex", "BibTeX", `${each(bibtex, "bib").join("\n\n")}\n`],
      ["shelf.json", "application/json", "CSL-JSON", JSON.stringify(each(csl, "csl"), null, 2)],
    ];
  }

  /** The shelf's page: filled now and after each change. */
  function openShelf(shelf) {
    const list = make("div", { class: "syn-shelf" });
    const files = make("div", { class: "syn-shelf-files" });
    const bar = make("div", { class: "syn-bar" });
    const status = make("p", { role: "status", class: "syn-count" });
    const empty = make("button", { type: "button", class: "syn-button", click: ask }, "Empty the shelf");
    let data = null;
    let style = "";
    shelf.replaceChildren(status, bar, list, files);

    function ask() {
      if (confirm("Empty the shelf? What was kept cannot be brought back.")) keep({ works: [], passages: [] });
    }

    function remove(kind, id, name) {
      return make("button", { type: "button", class: "syn-button", "aria-label": `Remove ${name}`, click: () => { toggle(kind, id); list.querySelector("button")?.focus(); } }, "Remove");
    }

    /** A reference and below it the in-text citations of its kept passages. */
    function entry({ work, own, passages }, references) {
      const cited = passages.map((passage) => make("li", {},
        synopsis.fill(make("span", { class: "syn-shelf-citation" }), references.passages[passage.id]?.[style] ?? ""), " ",
        make("a", { href: synopsis.edition(work.key, passage.id) }, passage.place), " ", remove("passage", passage.id, `${work.label}, ${passage.place}`)));
      return make("li", { "data-key": work.key },
        synopsis.fill(make("p", { class: "syn-reference" }), references.works[work.key]?.[style] ?? ""),
        make("p", { class: "syn-meta" }, make("a", { href: synopsis.entry(work.key) }, "Entry"), " ", own ? remove("work", work.key, work.label) : "Reference of the kept passages"),
        cited.length ? make("ul", {}, ...cited) : null);
    }

    /** The list without links and buttons, to be copied. */
    function formatted(groups, references) {
      const result = make("div");
      for (const { work, passages } of groups) {
        result.append(synopsis.fill(make("p"), references.works[work.key]?.[style] ?? ""));
        for (const passage of passages) result.append(synopsis.fill(make("p"), references.passages[passage.id]?.[style] ?? ""));
      }
      return { html: result.innerHTML, text: [...result.children].map(synopsis.plain).join("\n") };
    }

    async function copyList(groups, references) {
      const { text, html } = formatted(groups, references);
      synopsis.say((await synopsis.copy(text, html)) ? "Copied" : "Not copied: the browser refused");
    }

    showShelf = () => {
      if (!data) return;
      const [lookup, passages, references, exchange] = data;
      const kept = items();
      const { groups, unknown } = gather(kept, lookup, passages);
      const count = (n, one) => `${n} ${one}${n === 1 ? "" : "s"}`;
      const none = !kept.works.length && !kept.passages.length;
      status.textContent = none ? "The shelf is empty. Keep works and passages with their Keep button." : `${count(kept.works.length, "work")} and ${count(kept.passages.length, "passage")} on the shelf`;
      bar.hidden = files.hidden = none;
      list.replaceChildren(
        make("ul", { class: "syn-shelf-works" }, ...groups.map((group) => entry(group, references))),
        ...(unknown.length ? [make("h2", {}, "Not in this edition"), make("ul", {}, ...unknown.map(([kind, id]) => make("li", {}, make("code", {}, id), " ", remove(kind, id, id))))] : []),
      );
      bar.replaceChildren(
        synopsis.styleSelect(references.styles, style, (chosen) => { style = chosen; showShelf(); bar.querySelector("select").focus(); }),
        make("button", { type: "button", class: "syn-button", disabled: !groups.length, click: () => copyList(groups, references) }, "Copy the list"), empty,
      );
      files.replaceChildren(...(groups.length ? exports(groups, exchange) : []).map(([name, mime, label, text]) =>
        make("details", { class: "syn-file" }, make("summary", {}, label), ...synopsis.offer(text, name, mime, label))));
    };

    Promise.all(["lookup", "passages", "references", "exchange"].map(synopsis.load)).then(
      (values) => {
        data = values;
        const known = data[2].styles.map(([id]) => id);
        const remembered = synopsis.recall("style", known[0]);
        style = known.includes(remembered) ? remembered : known[0];
        showShelf();
      },
      (error) => { status.textContent = `The shelf could not be opened: ${error.message}.`; },
    );
  }
})();
