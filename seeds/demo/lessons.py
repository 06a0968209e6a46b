"""What parties say that they did, learned and found wise, in an evaluation (guide §7)."""

from __future__ import annotations

from seeds.demo.draft import Draft

DONE = (
    "Møtene ble holdt etter årshjulet, og oppgavene ble fulgt opp.",
    "Skoler og fritidsklubber ble tatt med i arbeidet.",
    "Tiltakene i sentrum ble gjennomført som planlagt.",
    "Lederne møttes hvert halvår; det operative arbeidet lå i gruppene.",
)
LEARNED = (
    "Tidlig deling av kunnskapsgrunnlag ga bedre saker.",
    "Uten fast stedfortreder stoppet arbeidet ved fravær.",
    "Små kommuner trenger felles koordinator for å holde takten.",
    "Målene var for mange til å følges opp.",
)
WISE = (
    "Færre mål, og ett ansvarlig ledd for hvert av dem.",
    "Saksliste i god tid, og korte møter.",
    "Å ta med videregående skole fra starten.",
    "Å legge møtene etter at tallene foreligger.",
)


def lessons(draft: Draft, evaluation: str) -> dict[str, str]:
    """Some or all of it; now and then nothing was written down."""
    chance = draft.chance("lessons", evaluation)
    said = {"done": chance.choice(DONE), "learned": chance.choice(LEARNED), "wise": chance.choice(WISE)}
    return {key: text for key, text in said.items() if chance.random() < 0.85}
