/* Folding: what a reader types and what a text says, brought to one spelling. The twin of folding.py. */
(function () {
  "use strict";

  const synopsis = (window.synopsis = window.synopsis || {});
  /** The site's root, with a slash at its end: this file is assets/fold.js. */
  synopsis.root = new URL("../", document.currentScript.src).href;

  // One spelling for letters that NFKD leaves apart.
  const LETTERS = {
    "ß": "ss", "ẞ": "ss", "ſ": "s", "ς": "σ",
    "ي": "ی", "ى": "ی", "ئ": "ی", "ك": "ک", "ة": "ه", "ۀ": "ه", "ە": "ه", "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ؤ": "و",
  };
  const LETTER = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "gu");
  const ARABIC_DIGIT = /[٠-٩۰-۹]/g;
  // Tatweel, apostrophes and primes, joiners and bidi controls stand inside words and say nothing about their letters.
  const SILENT = /[\u0640'’‘`´ʿʾʼʻ′ʹ\u200b-\u200f\u061c\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

  const plain = (text) => text
    .replace(SILENT, "")
    .replace(LETTER, (letter) => LETTERS[letter])
    .replace(ARABIC_DIGIT, (digit) => digit.charCodeAt(0) & 15);

  /** Letters and digits in one spelling, words apart by one space. */
  function fold(text) {
    // Twice: NFKD turns some of these characters into others, and others into some of these.
    return plain(plain(text).normalize("NFKD").toLowerCase())
      .replace(/\p{M}/gu, "")
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim();
  }

  const CYRILLIC = /\p{Script=Cyrillic}/u;
  const ARABIC = /\p{Script=Arabic}/u;
  const PLURAL = /(?:هایی|های|ها)$/u;

  /** A folded word and what is left of it without a common ending. */
  function stems(token) {
    if (CYRILLIC.test(token)) return token.length < 5 ? [token] : [token, token.slice(0, -1), token.slice(0, -2)];
    if (ARABIC.test(token)) return PLURAL.test(token.slice(2)) ? [token, token.replace(PLURAL, "")] : [token];
    return token.length > 3 && token.endsWith("s") ? [token, token.slice(0, -1)] : [token];
  }

  const SOUNDS = {
    а: "a", б: "b", в: "v", г: "g", д: "d", е: "e", ё: "e", ж: "zh", з: "z", и: "i", й: "y", к: "k", л: "l", м: "m",
    н: "n", о: "o", п: "p", р: "r", с: "s", т: "t", у: "u", ф: "f", х: "kh", ц: "ts", ч: "ch", ш: "sh", щ: "shch",
    ъ: "", ы: "y", ь: "", э: "e", ю: "yu", я: "ya",
  };

  /** A Cyrillic word in simple Latin letters. */
  function latin(token) {
    return token.replace(/\p{Script=Cyrillic}/gu, (letter) => SOUNDS[letter] ?? letter);
  }

  /** A word of a query, folded -> all spellings under which it may stand in a text. */
  function spellings(token, unfolded) {
    const found = new Set(stems(token));
    if (CYRILLIC.test(token)) for (const stem of [...found, ...stems(unfolded)]) found.add(fold(latin(stem)));
    return [...found].filter(Boolean);
  }

  /** The words of a query, each with its spellings. */
  function words(text) {
    // Folding makes й an и; its Latin form must come from the word as it was typed.
    const typed = text.normalize("NFC").toLowerCase().split(/\s+/);
    return typed.flatMap((word) => {
      const tokens = fold(word).split(" ").filter(Boolean);
      return tokens.map((token) => spellings(token, tokens.length === 1 ? word.replace(/[^\p{L}]/gu, "") : token));
    });
  }

  /** A folded text made ready for many queries. */
  function haystack(folded) {
    let solid;
    return {
      text: ` ${folded} `,
      /** Without spaces: a joiner typed as nothing must find the same joiner printed as a space. */
      get solid() { return (solid ??= folded.replaceAll(" ", "")); },
    };
  }

  /** What a reader asks for, as a test of haystacks; `startsOnly` asks for beginnings of words. */
  function query(text) {
    const tokens = words(text);
    function holds(hay, startsOnly, spelling) {
      if (ARABIC.test(spelling)) return hay.text.includes(spelling) || (spelling.length > 1 && hay.solid.includes(spelling));
      return hay.text.includes(startsOnly || spelling.length === 1 ? ` ${spelling}` : spelling);
    }
    return {
      folded: fold(text),
      tokens,
      matches: (hay, startsOnly = false) => tokens.every((token) => token.some((spelling) => holds(hay, startsOnly, spelling))),
    };
  }

  const hays = new WeakMap();
  /** The haystack of a work or a passage, made once. */
  function hay(item) {
    if (!hays.has(item)) hays.set(item, haystack(item.folded ?? item.text));
    return hays.get(item);
  }

  Object.assign(synopsis, { fold, stems, latin, hay, query });
})();
