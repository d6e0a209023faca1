-- Formats citations and bibliographies in one pandoc process: `pandoc lua formatting.lua jobs.json results.json`.
-- jobs: { { style = path, locale, references = CSL-JSON as text, clusters = {cluster …}, list = bool } … }
-- A cluster is a list of cite-items { id, mode, prefix, suffix, locator }.
-- The clusters of a job are one document, so that 2018a/b and initials agree in it.
-- results: for each job { clusters = {{html, text} …}, entries = { id = {html, text} … } }.

local job_file, result_file = arg[1], arg[2]

local function read_file(path)
  local handle = assert(io.open(path, "r"))
  local text = handle:read("a")
  handle:close()
  return text
end

local function inlines(text)
  return text ~= "" and pandoc.Inlines(text) or pandoc.Inlines {}
end

local function cite(cluster)
  local citations = {}
  for _, item in ipairs(cluster) do
    local suffix = inlines(item.suffix)
    if item.locator ~= "" then
      suffix = inlines(", {" .. item.locator .. "}") .. suffix
    end
    citations[#citations + 1] = pandoc.Citation(item.id, item.mode, inlines(item.prefix), suffix)
  end
  return pandoc.Cite({}, citations)
end

-- "&" between names belongs in parentheses; in running text it is "and" (APA 7, 8.17), which CSL cannot say.
local function in_running_text(block)
  return block:walk {
    Cite = function(c)
      if c.citations[1].mode ~= "AuthorInText" then return nil end
      return c:walk { Str = function(str) if str.text == "&" then return pandoc.Str("and") end end }
    end
  }
end

local function unnote(block)
  return block:walk {
    Note = function(note) return pandoc.utils.blocks_to_inlines(note.content) end
  }
end

local function written(blocks)
  local options = { wrap_text = "none" }
  local trim = function(text) return (text:gsub("^%s+", ""):gsub("%s+$", "")) end
  local plain = pandoc.Pandoc(blocks):walk { Emph = function(e) return e.content end, Strong = function(e) return e.content end }
  return { html = trim(pandoc.write(pandoc.Pandoc(blocks), "html", options)), text = trim(pandoc.write(plain, "plain", options)) }
end

-- Numeric styles put the number in a margin; in a shared list it means nothing.
local function without_number(blocks)
  return blocks:walk {
    Span = function(span) if span.classes:includes("csl-left-margin") then return {} end end,
    Div = function(div) if div.classes:includes("csl-left-margin") then return {} end end
  }
end

local function run(job, refs, blocks, list)
  local meta = { references = refs, csl = job.style, lang = job.locale, ["link-citations"] = true }
  if list then meta.nocite = pandoc.Inlines { pandoc.Cite({}, { pandoc.Citation("*", "NormalCitation") }) } end
  return pandoc.utils.citeproc(pandoc.Pandoc(blocks, meta)).blocks
end

local function entries_of(block, entries)
  for _, entry in ipairs(block.content) do
    local key = entry.identifier:gsub("^ref%-", "")
    entries[key] = written(without_number(entry.content))
  end
end

local function cluster_html(block) return written { in_running_text(unnote(block)) } end

local results = {}
for _, job in ipairs(pandoc.json.decode(read_file(job_file), false)) do
  local references = pandoc.read(job.references, "csljson").meta.references
  local result = { clusters = {}, entries = {} }
  local blocks = {}
  for _, cluster in ipairs(job.clusters) do blocks[#blocks + 1] = pandoc.Para { cite(cluster) } end
  for _, block in ipairs(run(job, references, blocks, job.list)) do
    if block.t == "Para" then
      result.clusters[#result.clusters + 1] = cluster_html(block)
    elseif block.identifier == "refs" and job.list then
      entries_of(block, result.entries)
    end
  end
  results[#results + 1] = result
end

local handle = assert(io.open(result_file, "w"))
handle:write(pandoc.json.encode(results))
handle:close()
