/* Copying: a citation beside its button, exactly as shown, as text and as rich text; and texts offered for download. */
(function () {
  "use strict";

  const synopsis = window.synopsis;
  const { make } = synopsis;

  /** Put a text, and its rich form if there is one, on the clipboard; tells whether it worked. */
  synopsis.copy = async function (text, html) {
    try {
      if (html && window.ClipboardItem) {
        const blob = (type, content) => new Blob([content], { type });
        const item = { "text/plain": blob("text/plain", text), "text/html": blob("text/html", html) };
        await navigator.clipboard.write([new ClipboardItem(item)]);
      } else await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return copyByEvent(text, html);
    }
  };

  /** The old way, where the clipboard is not to be had: from disk in some browsers. */
  function copyByEvent(text, html) {
    const fill = (event) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      event.clipboardData.setData("text/plain", text);
      if (html) event.clipboardData.setData("text/html", html);
    };
    document.addEventListener("copy", fill, true);
    try {
      return document.execCommand("copy");
    } finally {
      document.removeEventListener("copy", fill, true);
    }
  }

  /** A button that copies: `source` gives an element (copied as it is shown) or a text. */
  synopsis.copyButton = function (source, name = "Copy") {
    const button = make("button", { type: "button", class: "syn-button", click: copy }, name);
    async function copy() {
      const from = source();
      const done = await (typeof from === "string" ? synopsis.copy(from) : synopsis.copy(synopsis.plain(from), from.innerHTML));
      const word = done ? "Copied" : "Not copied: the browser refused";
      synopsis.say(word);
      button.textContent = word;
      setTimeout(() => { button.textContent = name; }, 1500);
    }
    return button;
  };

  function download(text, name, mime) {
    const url = URL.createObjectURL(new Blob([text], { type: `${mime};charset=utf-8` }));
    make("a", { href: url, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10000);
  }

  /** The elements of a panel that shows a text, copies it and saves it as a file. */
  synopsis.offer = (text, name, mime, label) => [
    make("pre", { tabindex: "0", role: "region", "aria-label": label, dir: "auto" }, text),
    make("p", {}, synopsis.copyButton(() => text, `Copy ${label}`),
      make("button", { type: "button", class: "syn-button", click: () => download(text, name, mime) }, `Save ${name}`)),
  ];

  // --- passages ---

  /** Give each citation of an opened passage its button; only then, a long edition has thousands. */
  function addButtons(details) {
    for (const shown of details.querySelectorAll(".syn-copyable:not([data-copy])")) {
      shown.dataset.copy = "";
      const button = synopsis.copyButton(() => shown);
      const row = shown.closest("tr")?.querySelector("th");
      if (row) button.setAttribute("aria-description", row.textContent);
      shown.after(" ", button);
    }
  }

  synopsis.ready(() => {
    document.querySelectorAll("details.syn-citing[open]").forEach(addButtons);
    // `toggle` does not bubble.
    document.addEventListener("toggle", (event) => {
      if (event.target.matches?.("details.syn-citing[open]")) addButtons(event.target);
    }, true);
  });
})();
