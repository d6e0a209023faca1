/* Passages that hold the words asked for, or most of a pasted sentence, with a snippet and a link to the words. */
(function () {
  "use strict";

  const synopsis = window.synopsis;
  const { fold, make } = synopsis;

  /** Passages that hold the words; a pasted sentence also finds the passage that holds most of it. */
  function passagesFor(query, passages) {
    const hay = (passage) => synopsis.hay(passage);
    const all = passages.filter((passage) => query.matches(hay(passage), true));
    if (all.length) {
      const whole = all.filter((passage) => hay(passage).text.includes(` ${query.folded} `));
      return [...whole, ...all.filter((passage) => !whole.includes(passage))];
    }
    const parts = runs(query.folded);
    return passages
      .map((passage) => [parts.filter((part) => hay(passage).text.includes(part)).length, passage])
      .filter(([count]) => count > parts.length / 4)
      .sort((a, b) => b[0] - a[0])
      .map(([, passage]) => passage);
  }

  /** All runs of four words. */
  function runs(folded) {
    const tokens = folded.split(" ");
    return tokens.slice(3).map((_, i) => ` ${tokens.slice(i, i + 4).join(" ")} `);
  }

  /** The words of a text with their places and their folded form. */
  function located(text) {
    const words = text.matchAll(/[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}'’‘ʼʿʾ`´′\u200c\u200d\u0640]*[\p{L}\p{M}\p{N}])?/gu);
    return [...words].map((word) => ({ start: word.index, end: word.index + word[0].length, token: fold(word[0]) }));
  }

  /** The words of a passage to show and to mark: the run asked for, else the closest gathering of the words. */
  function hit(query, words) {
    const phrase = stretch(words, ` ${query.folded} `);
    if (phrase) return { from: phrase[0], to: phrase[1], marked: new Set(range(...phrase)) };
    const parts = runs(query.folded).map((part) => stretch(words, part)).filter(Boolean).flat();
    if (parts.length) {
      const [from, to] = [Math.min(...parts), Math.max(...parts)];
      return { from, to, marked: new Set(range(from, to)) };
    }
    const asked = (word) => query.tokens.findIndex((token) => token.some((spelling) => word.token.startsWith(spelling)));
    const found = words.map((word, i) => [i, asked(word)]).filter(([, token]) => token >= 0);
    const near = found.map(([i]) => new Set(found.filter(([j]) => j >= i && j < i + 18).map(([, token]) => token)).size);
    const from = found[near.indexOf(Math.max(...near))]?.[0] ?? 0;
    return { from, to: from, marked: new Set(found.map(([i]) => i)) };
  }

  const range = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

  /** The first and last word of a folded run of words, or null. */
  function stretch(words, run) {
    const offsets = [];
    let text = " ";
    for (const word of words) { offsets.push(text.length); text += `${word.token} `; }
    const start = text.indexOf(run);
    if (start < 0) return null;
    const end = start + run.length - 1;
    return [offsets.findLastIndex((offset) => offset <= start + 1), offsets.findLastIndex((offset) => offset < end)];
  }

  /** A WICG text fragment for words `from`..`to`; a short run takes its neighbours along, to be the only one on its page. */
  function textFragment(text, words, from, to) {
    const slice = (first, last) => text.slice(words[first].start, words[last].end);
    const code = (part) => encodeURIComponent(part).replace(/-/g, "%2D");
    if (to - from > 7) return `${code(slice(from, from + 3))},${code(slice(to - 3, to))}`;
    if (to - from > 3) return code(slice(from, to));
    const before = from ? `${code(text.slice(words[Math.max(0, from - 4)].start, words[from].start).trim())}-,` : "";
    const last = Math.min(words.length - 1, to + 4);
    const after = to < words.length - 1 ? `,-${code(text.slice(words[to].end, words[last].end).trim())}` : "";
    return before + code(slice(from, to)) + after;
  }

  /** A passage as an answer: its place, a snippet with marked words, a link to the words. */
  function passageAnswer(passage, query, lookup) {
    const paper = lookup.papers[passage.paper];
    const words = located(passage.text);
    const { from, to, marked } = hit(query, words);
    const first = Math.max(0, from - 6);
    const last = Math.min(words.length - 1, Math.max(first + 22, from + 12));
    const snippet = make("span", { class: "syn-snippet", dir: "auto" }, first ? "… " : "");
    for (const i of range(first, last)) {
      const { start, end } = words[i];
      snippet.append(marked.has(i) ? make("mark", {}, passage.text.slice(start, end)) : passage.text.slice(start, end));
      snippet.append(i < last ? passage.text.slice(end, words[i + 1].start) : passage.text.slice(end, end + 1));
    }
    const fragment = words.length ? `:~:text=${textFragment(passage.text, words, from, to)}` : "";
    return { label: `${paper.label}, ${passage.place}`, detail: snippet, href: synopsis.edition(paper.key, passage.id + fragment) };
  }

  Object.assign(synopsis, { passagesFor, passageAnswer });
})();
