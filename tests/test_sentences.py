"""The citing sentence: where it begins and ends, in any script."""

from __future__ import annotations

import pytest

from synopsis.markup import find_citations
from synopsis.sentences import sentence_around

SENTENCES = {
    # the text, with the citing sentence between bars
    "alone": "|Tea calms [@leaf].|",
    "between others": "Tea is old. |It calms [@leaf].| So it is said.",
    "a question": "Is tea old? |It calms, says @leaf [p. 3]!| So it is said.",
    "abbreviations": "|So it was, e.g. Mr. Bean and St. Ives say, vs. J. Leaf [@leaf].| No.",
    "a small letter after a point": "|The p.m. session of the 5. day calmed [@leaf].|",
    "quotation marks": "“Tea is old.” |“It calms” [@leaf].| (So they say.)",
    "a footnote mark": "Tea is old.[^1] |It calms [@leaf].[^2]| So it is said.",
    "a point in the citation": "|Tea calms [@leaf, vol. 3. Part 2].| So it is said.",
    "beginning with an author": "Tea is old. |@leaf shows that it calms.| So it is said.",
    "after the point": "Tea is old. |It calms. [@leaf] So it is said.|",
    "emphasis": "Tea is old. |*It* calms [@leaf].| **So** it is said.",
    "Russian": "Чай стар. |Он успокаивает [@leaf].| Так говорят.",
    "Russian, a small letter": "|В 5 ч. утра чай успокаивает [@leaf].| Так говорят.",
    "Persian": "چای کهن است. |آرامش می‌دهد [@leaf]؟| چنین گویند.",
    "Hindi": "चाय पुरानी है। |वह शांत करती है [@leaf]।| ऐसा कहते हैं।",
    "Polish capital": "Herbata jest stara. |Łagodzi ona [@leaf].| Śpij.",
}


@pytest.mark.parametrize("marked", SENTENCES.values(), ids=SENTENCES)
def test_the_sentence_around_a_citation(marked):
    before, sentence, after = marked.split("|")
    text = before + sentence + after
    (citation,) = find_citations(text)
    assert sentence_around(text, citation) == sentence.strip()
