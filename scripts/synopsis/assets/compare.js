/* Two works side by side: the address names them, #a+b, and perhaps the question to begin with, #a+b/question. */
(function () {
  "use strict";

  const synopsis = window.synopsis;
  const { make } = synopsis;
  const GROUPS = ["Same on", "Differ on", "Cannot be compared"];
  const STANDS = ["Same stance", "Different stances", `${GROUPS[2]}: one or both take no stance on the scale`, `${GROUPS[2]}: they test different concepts`];

  // --- the address ---

  function decoded(text) {
    try { return decodeURIComponent(text); } catch { return text; }
  }

  /** "#a+b/c" -> {asked: [a, b], dimension: c} */
  function read(hash) {
    const [pair, dimension = ""] = hash.slice(1).split("/");
    const asked = (pair.includes("+") ? pair.split("+").map(decoded) : decoded(pair).split("+")).filter(Boolean);
    return { asked, dimension: decoded(dimension) };
  }

  const written = (pair, dimension) => `#${pair.map(encodeURIComponent).join("+")}${dimension ? `/${encodeURIComponent(dimension)}` : ""}`;

  /** Two works of those there are: as asked, filled up with the first others; and what was wrong with the asking. */
  function chosen(asked, works) {
    const known = [...new Set(asked)].filter((key) => works.includes(key)).slice(0, 2);
    const unknown = asked.filter((key) => !works.includes(key));
    const pair = [...known, ...works.filter((key) => !known.includes(key))].slice(0, 2);
    if (unknown.length) return { pair, wrong: `No work here is called ${unknown.map((key) => `“${key}”`).join(" or ")}. Choose two works.` };
    return { pair, wrong: asked.length && (known.length < 2 || asked.length > 2) ? "The address does not name two works. Choose two works." : "" };
  }

  // --- the page ---

  function start(root, tools, summary) {
    const works = root.dataset.works.split(" ");
    const sections = [...root.querySelectorAll("section[data-dimension]")].map(sectionOf);
    const between = root.querySelector("#contradictions-between");
    const names = new Map([...root.querySelectorAll("[data-work]")].map((cell) => [cell.dataset.work, cell.dataset.name]));
    const options = works.map((key) => [key, names.get(key)]);
    let pair = [];

    const labels = [synopsis.choice("First work", options, () => choose(0)), synopsis.choice("Second work", options, () => choose(1))];
    const selects = labels.map((label) => label.control);
    const button = (name, click) => make("button", { type: "button", class: "syn-button", click }, name);
    const passages = button("Open all passages", openAll);
    const site = document.querySelector("link[rel=canonical]")?.href ?? location.href.replace(/#.*/, "");
    tools.append(labels[0], button("Swap", () => go([pair[1], pair[0]])), labels[1], passages,
      synopsis.copyButton(() => site + written(pair), "Copy link"), button("Print", () => print()));
    tools.hidden = false;

    /** A section with its cells by work, and the line that says how two of them stand to each other. */
    function sectionOf(section) {
      const cells = new Map([...section.querySelectorAll("[data-work]")].map((cell) => [cell.dataset.work, cell]));
      const question = section.querySelector(":scope > .syn-asked");
      const line = question && make("p", { class: "syn-agrees" });
      question?.after(line);
      return { section, cells, line, name: synopsis.plain(section.querySelector("h2")), dimension: section.dataset.dimension };
    }

    /** Take the choice of a select; the other gives way if it held the same work. */
    function choose(which) {
      const next = selects.map((select) => select.value);
      if (next[0] === next[1]) next[1 - which] = pair[which];
      go(next);
    }

    /** The address is the only state: what it names is shown, so that it can be sent and kept. */
    function go(next) {
      location.replace(written(next));
      show();
    }

    function show() {
      const place = synopsis.target(document.body); // a section of the page names no works
      const { asked, dimension } = place ? { asked: pair, dimension: "" } : read(location.hash);
      const { pair: next, wrong } = chosen(asked, works);
      pair = next;
      selects.forEach((select, i) => { select.value = pair[i]; });
      const answers = sections.map(compare);
      const both = pair.map((key) => names.get(key)).join(" and ");
      summary.replaceChildren(...(wrong ? [make("p", { class: "syn-wrong" }, wrong)] : []), make("p", { class: "syn-printed" }, both), listed(answers));
      if (between) showBetween();
      markPassages();
      if (!location.hash) location.replace(written(pair));
      sections.find((one) => dimension && one.dimension === dimension)?.section.scrollIntoView();
    }

    /** Show two cells of a section in the order chosen; the group it puts them in, if any. */
    function compare({ cells, line }) {
      for (const [key, cell] of cells) cell.hidden = !pair.includes(key);
      const [one, two] = pair.map((key) => cells.get(key));
      one.parentNode.prepend(one, two);
      if (!line) return -1;
      const [a, b] = [one.dataset, two.dataset];
      const apart = a.kind !== "scale" || b.kind !== "scale" ? 2 : a.concept && b.concept && a.concept !== b.concept ? 3 : 0;
      const stand = apart || Number(a.stance !== b.stance);
      line.textContent = STANDS[stand];
      return Math.min(stand, 2);
    }

    /** On what the two works agree, differ, or cannot be compared. */
    function listed(answers) {
      const rows = GROUPS.map((name, group) => [name, sections.filter((_, i) => answers[i] === group)]).filter(([, found]) => found.length);
      return make("dl", {}, ...rows.flatMap(([name, found]) => [make("dt", {}, name), make("dd", {}, ...found.flatMap((one, i) => [
        i ? ", " : "", make("a", { href: written(pair, one.dimension), click: () => one.section.scrollIntoView() }, one.name),
      ]))]));
    }

    function showBetween() {
      const found = [...between.querySelectorAll("[data-between]")].filter((one) => {
        const both = pair.every((key) => one.dataset.between.split(" ").includes(key));
        one.hidden = !both;
        return both;
      });
      between.querySelector(".syn-none").hidden = found.length > 0;
    }

    // --- the passages behind ---

    const behind = () => [...root.querySelectorAll(".syn-pair-cell:not([hidden]) details.syn-behind")];

    function openAll() {
      const opening = behind().some((one) => !one.open);
      for (const one of behind()) one.open = opening;
    }

    function markPassages() {
      const all = behind();
      passages.hidden = !all.length;
      passages.textContent = all.some((one) => !one.open) ? "Open all passages" : "Close all passages";
    }

    root.addEventListener("toggle", markPassages, true); // `toggle` does not bubble
    addEventListener("hashchange", show);
    show();
  }

  synopsis.ready(() => {
    const root = document.getElementById("compare-works");
    if (root) start(root, document.getElementById("compare-tools"), document.getElementById("compare-summary"));
  });
})();
