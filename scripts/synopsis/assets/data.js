/* What the tools share: data on demand, addresses, memory, and a few ways to make elements. */
(function () {
  "use strict";

  const synopsis = window.synopsis;
  const values = new Map();
  const loads = new Map();

  /** Called by each data file with its value. */
  synopsis.provide = (name, value) => void values.set(name, value);

  /** The value of data/NAME.js. A script, because a page opened from disk may not fetch. */
  synopsis.load = function (name) {
    if (!loads.has(name)) loads.set(name, new Promise((resolve, reject) => {
      const script = document.createElement("script");
      const fail = () => { loads.delete(name); reject(new Error(`data/${name}.js could not be read`)); };
      script.src = `${synopsis.root}data/${name}.js`;
      script.onload = () => (values.has(name) ? resolve(values.get(name)) : fail());
      script.onerror = fail;
      document.head.append(script);
    }));
    return loads.get(name);
  };

  /** The value of a data file if some tool has loaded it already. */
  synopsis.loaded = (name) => values.get(name);

  // --- addresses ---

  const bare = (url) => url.replace(/[?#].*$/, "").replace(/index\.html$/, "");

  /** A page of the site, and a place on it; links name the file, so that they work from disk. */
  function address(folder, anchor) {
    const url = `${synopsis.root}${folder}index.html`;
    // On its own page a link must stay on the page, also where the address shown has no index.html.
    return anchor && bare(url) === bare(location.href) ? `#${anchor}` : url + (anchor ? `#${anchor}` : "");
  }
  synopsis.address = address;
  synopsis.entry = (key) => address("bibliography/", `ref-${key}`);
  synopsis.edition = (key, anchor) => address(`papers/${key}/`, anchor);

  /** Hosted, the public address leaves index.html out. After loading: a text fragment must have been followed. */
  addEventListener("load", () => {
    if (!location.protocol.startsWith("http") || !location.pathname.endsWith("/index.html")) return;
    history.replaceState(history.state, "", location.pathname.slice(0, -"index.html".length) + location.search + location.hash);
  });

  /** Let the address say what is shown: `?…`, or nothing. */
  synopsis.readdress = function (search) {
    if (search === location.search) return;
    try { history.replaceState(history.state, "", location.pathname + search + location.hash); } catch { /* from disk a browser may refuse */ }
  };

  // --- memory ---

  /** What this browser remembers under a name; private windows may refuse. */
  synopsis.recall = function (name, fallback) {
    try {
      return JSON.parse(localStorage.getItem(`synopsis.${name}`)) ?? fallback;
    } catch {
      return fallback;
    }
  };
  synopsis.remember = function (name, value) {
    try {
      localStorage.setItem(`synopsis.${name}`, JSON.stringify(value));
    } catch { /* the tool works on without memory */ }
  };

  // --- elements ---

  /** An element; a function among its attributes listens to the event it is named after. */
  synopsis.make = function (tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (typeof value === "function") element.addEventListener(name, value);
      else if (value !== false && value != null) element.setAttribute(name, value === true ? "" : value);
    }
    element.append(...children.filter((child) => child != null));
    return element;
  };

  /** Fill an element with HTML rendered at build; nothing a reader typed may come here. */
  synopsis.fill = function (element, html) {
    element.innerHTML = html;
    return element;
  };

  /** The text of an element as it is shown. */
  synopsis.plain = (element) => element.textContent.replace(/[ \t\r\n]+/g, " ").trim();

  /** Run when the page and all tools are read. */
  synopsis.ready = function (start) {
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start, { once: true });
    else start();
  };

  let voice;
  /** Tell it to readers who do not see it. */
  synopsis.say = function (text) {
    if (!voice) document.body.append((voice = synopsis.make("p", { role: "status", class: "syn-voice" })));
    voice.textContent = "";
    setTimeout(() => { voice.textContent = text; }, 50);
  };

  /** A choice among the citation styles, remembered; `choose` is called with each new one. */
  synopsis.styleSelect = function (styles, current, choose) {
    const options = styles.map(([id, name]) => synopsis.make("option", { value: id, selected: id === current }, name));
    const select = synopsis.make("select", {
      change: () => { synopsis.remember("style", select.value); choose(select.value); },
    }, ...options);
    return synopsis.make("label", { class: "syn-style" }, "Style ", select);
  };
})();
