/* The matrix: what a cell shows, which works are shown, and in which order. */
(function () {
  "use strict";

  const synopsis = window.synopsis;
  const { make } = synopsis;
  const VIEWS = [["stances", "Stances"], ["claims", "Claims"], ["quotations", "With quotations"]];
  const KINDS = ["scale", "partial", "blank"];
  const NEXT = { "": "ascending", ascending: "descending", descending: "" };

  // --- order ---

  /** What a cell is ordered by: `last` keeps what is on no scale behind what is, in both directions. */
  function keyOf(cell, stances) {
    const stance = cell.querySelector(".syn-stance");
    if (stance) return { last: KINDS.findIndex((kind) => stance.classList.contains(`syn-${kind}`)), place: stances.indexOf(cell.dataset.stance), text: "" };
    const said = cell.matches("th") ? cell.querySelector("a") : cell.querySelector(".syn-name") ?? cell.querySelector(".syn-claim");
    return { last: said && !stances.length ? 0 : KINDS.length, place: 0, text: said ? synopsis.plain(said) : "" };
  }

  /** The rows in the order of a column; equal ones stay as they were given. */
  function sorted(rows, column, stances, direction) {
    const sign = direction === "descending" ? -1 : 1;
    return rows
      .map((row) => [keyOf(row.cells[column], stances), row])
      .sort(([a], [b]) => a.last - b.last || (a.last ? 0 : sign * (a.place - b.place || a.text.localeCompare(b.text))))
      .map(([, row]) => row);
  }

  /** Give each column its button. */
  function addSorting(table, rows) {
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const name = synopsis.plain(head);
      const label = make("span", { class: "syn-column" }, ...head.childNodes);
      const button = make("button", { type: "button", class: "syn-sort", click: sort }, "Sort", make("span", {}, ` by ${name}`));
      head.append(label, " ", button);
      function sort() {
        const direction = NEXT[head.getAttribute("aria-sort") ?? ""];
        for (const one of heads) one.removeAttribute("aria-sort");
        if (direction) head.setAttribute("aria-sort", direction);
        const stances = head.dataset.stances?.split(" ") ?? [];
        table.tBodies[0].append(...(direction ? sorted(rows, column, stances, direction) : rows));
        synopsis.say(direction ? `Sorted by ${name}, ${direction}` : "In the order given");
      }
    });
  }

  // --- what is shown ---

  /** The switch between the three views. */
  function views(matrix) {
    const buttons = VIEWS.map(([id, name]) => make("button", { type: "button", class: "syn-button", click: () => choose(id) }, name));
    function choose(view) {
      matrix.dataset.view = view;
      buttons.forEach((button, i) => button.setAttribute("aria-pressed", String(VIEWS[i][0] === view)));
    }
    choose("claims");
    return make("span", { class: "syn-views", role: "group", "aria-label": "View" }, ...buttons);
  }

  /** A choice among the stances taken in a column, in the order of the scale. */
  function choiceOf(head, rows) {
    const cell = (row) => row.cells[head.cellIndex];
    const taken = new Map(rows.map(cell).filter((one) => one.dataset.stance).map((one) => [one.dataset.stance, synopsis.plain(one.querySelector(".syn-stance"))]));
    const options = head.dataset.stances.split(" ").filter((id) => taken.has(id)).map((id) => [id, taken.get(id)]);
    return { key: head.dataset.dimension, name: synopsis.plain(head), any: "any stance", options, has: (row, stance) => cell(row).dataset.stance === stance };
  }

  /** All a row says, folded; not the names of its buttons. */
  function textOf(row) {
    const copy = row.cloneNode(true);
    for (const button of copy.querySelectorAll("button")) button.remove();
    return synopsis.fold([...copy.cells].map((cell) => [...cell.children].map((one) => one.textContent).join(" ")).join(" "));
  }

  function start(matrix, tools) {
    const table = matrix.querySelector("table");
    const rows = [...table.tBodies[0].rows];
    const items = rows.map((element) => ({ element, get folded() { return textOf(element); } }));
    const choices = [...table.tHead.querySelectorAll("th[data-stances]")].map((head) => choiceOf(head, rows));
    tools.append(views(matrix));
    const reset = synopsis.narrow(tools, items, { noun: ["work", "works"], choices });
    addSorting(table, rows);
    // An open sheet covers what is behind it: whoever walks out of it by keyboard closes it.
    document.addEventListener("focusin", ({ target }) => {
      const sheet = document.querySelector(".syn-sheet:popover-open");
      if (sheet && !sheet.contains(target)) sheet.hidePopover();
    });

    /** Show the cell, row or column the address names; on a phone a column begins in the first card. */
    function follow() {
      const target = synopsis.target(matrix);
      if (!target) return;
      if (target.closest("[hidden]")) reset();
      const stacked = getComputedStyle(table).display !== "table";
      const first = table.querySelector("tbody tr:not([hidden])");
      (stacked && target.dataset.dimension && first ? first.cells[target.cellIndex] : target).scrollIntoView();
    }
    addEventListener("hashchange", follow);
    addEventListener("load", () => setTimeout(follow)); // after the browser's own leap: the tools have moved the table
  }

  synopsis.ready(() => {
    const matrix = document.getElementById("matrix-table");
    const tools = document.getElementById("matrix-tools");
    if (matrix && tools) start(matrix, tools);
  });
})();
