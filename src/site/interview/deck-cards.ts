/** A card as it stands on the page, where it can be read without the deck. Texts are HTML. */
export interface DeckCard {
  readonly id: string;
  readonly topic: string;
  readonly seconds: number;
  readonly ask: string;
  readonly answer: string;
}

/** Reads the cards off the page, so that nothing of them is sent twice. */
export function readDeckCards(): readonly DeckCard[] {
  return [...document.querySelectorAll<HTMLElement>('[data-card]')].map((element) => ({
    id: element.dataset['card'] ?? '',
    topic: element.dataset['topic'] ?? '',
    seconds: Number(element.dataset['seconds']),
    ask: element.querySelector('.card-ask')?.innerHTML ?? '',
    answer: element.querySelector('.card-answer')?.innerHTML ?? '',
  }));
}
