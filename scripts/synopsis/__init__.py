"""Synopsis sets scholarly works on one contested question side by side.

The road from papers to pages is straight; no step looks back:

    read     corpus.load(root)             files       -> Corpus, Problems    the only step that reads files
    check    checks.check(corpus)          Corpus      -> Problems            all of them at once
    relate   index.relate(corpus)          Corpus      -> Index               every order is fixed here
    format   formatting.format_all(...)    Index       -> Formatted           the CSL processor, cached by content
    render   pages.render(...)             the three   -> Outputs             path and content, nothing written
    deliver  hooks.py (MkDocs) or cli.py   Outputs     -> site                the only step that writes or logs

What is read:    papers, questions, bibliography (csl, latex), originals, contradictions, timeline (dates), names; prose for an
                 editor's own texts, ids for the ids an editor gives. The records: model.py, findings.py.
What is checked: checks (between files), support (findings stand on passages), fidelity (editions against originals).
What is related: index, with chronology, coverage, naming, network, sentences, sources; agreement from its matrix.
What is made:    pages and comparisons (templates/, page.py for what they may ask, picture_*.py and drawing.py for pictures),
                 dataset and findings_data (data/), lookup (data for scripts), metadata (heads), exchange (libraries).

The words are those of the field: a *work* is a CSL item; a *citation* is one cluster in the text, made of
*cite-items* with a *locator*; a *passage* renders one paragraph of a work in its *edition*.
"""
