// References and citations by citeproc-js: node citeproc.js jobs.json > results.json
// jobs: { items: CSL-JSON, jobs: [ { style: path, clusters: [[cite-item, …], …] } ] }
"use strict";
const CSL = require("citeproc");
const fs = require("fs");
const locales = require("@citation-js/plugin-csl/lib/locales.json");

const asked = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
const items = Object.fromEntries(asked.items.map((item) => [item.id, item]));
const system = {
  retrieveLocale: (language) => locales[language] || locales["en-US"],
  retrieveItem: (id) => items[id],
};

function engineFor(style, ids) {
  const engine = new CSL.Engine(system, style, "en-US");
  engine.setOutputFormat("text");
  engine.opt.development_extensions.wrap_url_and_doi = false;
  engine.updateItems(ids);
  return engine;
}

const results = asked.jobs.map((job) => {
  const style = fs.readFileSync(job.style, "utf8");
  const [parameters, entries] = engineFor(style, Object.keys(items)).makeBibliography();
  const references = {};
  parameters.entry_ids.forEach((ids, n) => { references[ids[0]] = entries[n].trim(); });
  const cited = [...new Set(job.clusters.flat().map((cite) => cite.id))];
  const engines = Object.fromEntries(cited.map((id) => [id, engineFor(style, [id])]));
  const citations = job.clusters.map((cluster) =>
    engines[cluster[0].id].previewCitationCluster(
      { citationItems: cluster, properties: { noteIndex: 1 } }, [], [], "text"));
  return { references, citations };
});
console.log(JSON.stringify(results));
