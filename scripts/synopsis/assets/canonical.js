/* Canonical references: “Leaf 2.1”, “leaf-2019 §2 ¶1”, “Leaf [4]”, a DOI, a key -> the place itself. */
(function () {
  "use strict";

  const synopsis = window.synopsis;
  const { fold, latin } = synopsis;

  const UNITS = new Map(Object.entries({
    section: ["section", "sections", "sect", "sec", "s"],
    part: ["part", "pt"],
    chapter: ["chapter", "chap", "ch"],
    paragraph: ["paragraph", "para", "par", "passage"],
    reference: ["reference", "ref", "no", "number", "entry"],
  }).flatMap(([unit, words]) => words.map((word) => [word, unit])));
  const SHORT = { section: "sec.", part: "part", chapter: "chap." };
  const FILLERS = new Set(["and", "et", "al"]);

  /** "leaf-2019 §2 ¶1" -> {names: [leaf, 2019], numbers: [{section, 2}, {paragraph, 1}]}, or null. */
  function parse(text, years) {
    const spelt = text.replace(/§/g, " section ").replace(/¶/g, " paragraph ").replace(/\[\s*(?=[\d۰-۹٠-٩])|№/g, " reference ");
    const tokens = fold(spelt).split(" ").filter((token) => token && !FILLERS.has(token));
    const start = tokens.findIndex((token, i) => i > 0 && (UNITS.has(token) || (/^\d/.test(token) && !years.has(token))));
    const names = start < 0 ? tokens : tokens.slice(0, start);
    const numbers = [];
    let unit = "";
    for (const token of start < 0 ? [] : tokens.slice(start)) {
      if (UNITS.has(token)) unit = UNITS.get(token);
      else if (/^\d+\p{L}?$/u.test(token)) { numbers.push({ unit, value: token }); unit = ""; } else return null;
    }
    return names.length ? { names, numbers } : null;
  }

  /** Whether each name is among the words; beginnings of words count. */
  function named(words, names) {
    const own = words.split(" ");
    return names.every((name) => [name, latin(name)].some((spelling) =>
      own.some((word) => word === spelling || (spelling.length > 2 && word.startsWith(spelling)))));
  }

  /** `part 4, para. 5` */
  function place(paper, at) {
    const dot = at.lastIndexOf(".");
    const paragraph = `para. ${at.slice(dot + 1)}`;
    return dot < 0 ? paragraph : `${SHORT[paper.divisions] ?? paper.divisions} ${at.slice(0, dot)}, ${paragraph}`;
  }

  /** Where in a paper the numbers may point: a passage, a section, a printed reference. */
  function places(paper, index, numbers, lookup) {
    const at = numbers.map((number) => number.value).join(".");
    const single = numbers.length === 1;
    const means = (unit) => single && [unit, ""].includes(numbers[0].unit);
    const printed = single && numbers[0].unit === "reference";
    const found = [];
    if (!printed && paper.at.includes(at) && (!single || means("paragraph"))) {
      const href = synopsis.edition(paper.key, `${paper.key}-${at}`);
      found.push({ label: `${paper.label}, ${place(paper, at)}`, detail: "Passage", href, work: paper.key });
    }
    const section = paper.sections.find(([number]) => number === at);
    if (section && paper.divisions !== "none" && (!single || means(paper.divisions) || means("section"))) {
      const label = `${paper.label}, ${SHORT[paper.divisions] ?? paper.divisions} ${at}`;
      found.push({ label, detail: section[2], href: synopsis.edition(paper.key, section[1]), work: paper.key });
    }
    if (printed || (paper.numbered && means("reference"))) {
      const listed = lookup.works.filter((work) => work.listed.some(([by, number]) => by === index && String(number) === at));
      for (const work of listed) found.push(entry(work, `Reference [${at}] of ${paper.label}`));
    }
    return found;
  }

  const entry = (work, detail) => ({ label: work.label, detail, href: synopsis.entry(work.key), work: work.key, entry: true });

  /** The works a text identifies by DOI or key. */
  function identified(text, lookup) {
    const doi = /\b10\.\d{4,9}\/\S+/.exec(unescaped(text).toLowerCase())?.[0].replace(/[.,;)\]]+$/, "");
    const key = text.trim().replace(/^\[?-?@|\]$/g, "").toLowerCase();
    const bare = (work) => (work.doi || "").toLowerCase().replace(/^.*?(?=10\.)/, "");
    return lookup.works
      .filter((work) => (doi ? bare(work) === doi : work.key.toLowerCase() === key))
      .map((work) => entry(work, doi ? `DOI ${work.doi}` : `Key ${work.key}`));
  }

  function unescaped(text) {
    try { return decodeURIComponent(text); } catch { return text; }
  }

  /** The places a canonical reference leads to, best first: {label, detail, href, work}. */
  synopsis.canonical = function (text, lookup) {
    const found = identified(text, lookup);
    const years = new Set(lookup.papers.flatMap((paper) => paper.names.match(/\b\d{4}\b/g) ?? []));
    const parsed = parse(text, years);
    if (!parsed) return found;
    lookup.papers.forEach((paper, index) => {
      const label = fold(`${paper.key} ${paper.label}`);
      if (!named(`${paper.names} ${label}`, parsed.names)) return;
      if (parsed.numbers.length) found.push(...places(paper, index, parsed.numbers, lookup));
      else if (named(label, parsed.names)) {
        found.push({ label: paper.label, detail: "Edition", href: synopsis.edition(paper.key), work: paper.key });
      }
    });
    return found;
  };

  synopsis.entryAnswer = entry;
})();
