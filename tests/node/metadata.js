// What html-metadata (the reader inside Wikipedia's Citoid) finds in pages: node metadata.js page.html … > results.json
"use strict";
const fs = require("fs");
const cheerio = require("cheerio");
const { parseAll } = require("html-metadata");

Promise.all(process.argv.slice(2).map((path) => parseAll(cheerio.load(fs.readFileSync(path, "utf8")))))
  .then((found) => console.log(JSON.stringify(found)));
