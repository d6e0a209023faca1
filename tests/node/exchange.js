// What foreign programs read from the library's files: node exchange.js library.bib library.ris library.json > results.json
"use strict";
const fs = require("fs");
const { Cite } = require("@citation-js/core");
require("@citation-js/plugin-bibtex");
require("@citation-js/plugin-ris");

const [bib, ris, json] = process.argv.slice(2).map((path) => fs.readFileSync(path, "utf8"));
import("@retorquere/bibtex-parser").then(({ parse }) => {
  const better = parse(bib);
  console.log(JSON.stringify({
    bib: new Cite(bib, { forceType: "@bibtex/text" }).data,
    ris: new Cite(ris, { forceType: "@ris/file" }).data,
    json: new Cite(json).data,
    better: { entries: better.entries, errors: better.errors },
  }));
});
