import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type CardRecord, type DeckRecord, deckKey, emptyDeck, readDeck, writeCard } from '../stores/deck-record.ts';
import { describeTrouble } from '../stores/describe-trouble.ts';
import { createSafeStorage, type StorageTrouble } from '../stores/safe-storage.ts';
import { readSettings, writeSettings } from '../stores/settings.ts';
import { useElapsed } from './card-timer.tsx';
import { CardView } from './card-view.tsx';
import { type DeckCard, readDeckCards } from './deck-cards.ts';
import { describeDue } from './describe-time.ts';
import { Overview } from './overview.tsx';
import { makeQueue, newPerDay, type Queue } from './queue.ts';
import { type Grade, gradeCard } from './schedule.ts';

export interface DeckProps {
  /** What is needed before the page is live. The cards themselves stand on it. */
  readonly cards: readonly Pick<DeckCard, 'id' | 'topic'>[];
}

type View =
  | { readonly kind: 'overview' }
  | { readonly kind: 'question' | 'answer'; readonly card: DeckCard; readonly since: Date };

/** What was done with a card, to be taken back. */
type Step =
  | { readonly kind: 'graded'; readonly id: string; readonly before: CardRecord | undefined }
  | { readonly kind: 'put-off'; readonly id: string };

const damaged =
  'The schedule that was stored for the interview deck could not be read, and was put aside. You start with a fresh one.';

/** The interview deck: cards one at a time, graded by the learner, and shown again when they are due. */
export function Deck({ cards: outlines }: DeckProps): JSX.Element {
  const [trouble, setTrouble] = useState<StorageTrouble | undefined>(undefined);
  const [storage] = useState(() => createSafeStorage(() => window.localStorage, setTrouble));
  const [isLive, setLive] = useState(false);
  const [deck, setDeck] = useState<DeckRecord>(emptyDeck);
  const [now, setNow] = useState(() => new Date());
  const [view, setView] = useState<View>({ kind: 'overview' });
  const [topic, setTopic] = useState('');
  const [hasTimer, setTimer] = useState(true);
  const [isPaused, setPaused] = useState(false);
  const [extraNew, setExtraNew] = useState(0);
  const [steps, setSteps] = useState<readonly Step[]>([]);
  const [putOff, setPutOff] = useState<readonly string[]>([]);
  const [told, setTold] = useState('');
  const focusOn = useRef<HTMLHeadingElement>(null);

  const topics = [...new Set(outlines.map((outline) => outline.topic))];
  const ids = outlines.filter((outline) => topic === '' || outline.topic === topic).map(({ id }) => id);
  const queueOf = (records: DeckRecord, off: readonly string[], more = extraNew): Queue =>
    makeQueue({ ids, records: records.cards, now: new Date(), extraNew: more, putOff: off });
  const queue = makeQueue({ ids, records: deck.cards, now, extraNew, putOff });
  const isAsking = view.kind === 'question';
  const elapsed = useElapsed(view.kind === 'overview' ? '' : view.since.toISOString(), isAsking && !isPaused);

  useEffect(() => {
    const refresh = (): void => {
      setDeck(readDeck(storage));
      setNow(new Date());
    };
    refresh();
    setTimer(readSettings(storage).cardTimer);
    setLive(true);
    // Cards come due while the page is open, and another tab may grade them.
    const timer = setInterval(refresh, 20_000);
    const onStorage = ({ key }: StorageEvent): void => {
      if (key === null || key === deckKey) refresh();
    };
    window.addEventListener('storage', onStorage);
    return () => {
      clearInterval(timer);
      window.removeEventListener('storage', onStorage);
    };
  }, []);

  const viewed = view.kind === 'overview' ? view.kind : view.kind + view.since.toISOString();
  // At once, so that no key falls between two cards.
  useLayoutEffect(() => {
    focusOn.current?.focus();
  }, [viewed]);

  /** Turns to a card, or to the overview where there is none. */
  const turnTo = (id: string | undefined): void => {
    const card = id === undefined ? undefined : readDeckCards().find((each) => each.id === id);
    setNow(new Date());
    setPaused(false);
    setView(card === undefined ? { kind: 'overview' } : { kind: 'question', card, since: new Date() });
  };
  /** The card after this one. The same comes again only where there is no other. */
  const nextOf = ({ now: waiting }: Queue, last: string): string | undefined =>
    waiting.find((id) => id !== last) ?? waiting[0];
  const start = (more = extraNew): void => {
    setTold('');
    setSteps([]);
    setPutOff([]);
    turnTo(queueOf(readDeck(storage), [], more).now[0]);
  };
  const show = (): void => {
    if (view.kind === 'question') setView({ ...view, kind: 'answer' });
  };
  const grade = (how: Grade): void => {
    if (view.kind !== 'answer') return;
    const { id } = view.card;
    const before = readDeck(storage).cards[id];
    const record = gradeCard(before, how, new Date());
    const written = writeCard(storage, id, record);
    const off = putOff.filter((each) => each !== id);
    setDeck(written);
    setPutOff(off);
    setSteps([...steps, { kind: 'graded', id, before }]);
    setTold(`That card comes again ${describeDue(new Date(record.due), new Date())}.`);
    turnTo(nextOf(queueOf(written, off), id));
  };
  const later = (): void => {
    if (view.kind !== 'question') return;
    const { id } = view.card;
    const off = [...putOff.filter((each) => each !== id), id];
    setPutOff(off);
    setSteps([...steps, { kind: 'put-off', id }]);
    setTold('');
    turnTo(nextOf(queueOf(deck, off), id));
  };
  const back = (): void => {
    const step = steps.at(-1);
    if (step === undefined) return;
    if (step.kind === 'graded') setDeck(writeCard(storage, step.id, step.before));
    setPutOff(putOff.filter((each) => each !== step.id));
    setSteps(steps.slice(0, -1));
    setTold(step.kind === 'graded' ? 'Your grade was taken back.' : '');
    turnTo(step.id);
  };
  const turn = (direction: 'left' | 'right'): void => {
    if (view.kind === 'answer') grade(direction === 'left' ? 1 : 3);
    else if (direction === 'left') later();
    else back();
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || view.kind === 'overview') return;
    const isOnControl = event.target instanceof Element && event.target.closest('button, a, input, select') !== null;
    const isGrade = /^[1-4]$/.test(event.key) && view.kind === 'answer';
    const isArrow = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
    const isShow = event.key === ' ' && view.kind === 'question' && !isOnControl;
    if (!isGrade && !isArrow && !isShow) return;
    event.preventDefault();
    if (isShow) show();
    else if (isGrade) grade(Number(event.key) as Grade);
    // A key to the right goes on. A finger that pulls the next card in goes to the left.
    else if (view.kind === 'answer') turn(event.key === 'ArrowLeft' ? 'left' : 'right');
    else turn(event.key === 'ArrowLeft' ? 'right' : 'left');
  };

  return (
    <div class="deck" data-live={isLive} data-view={view.kind} onKeyDown={onKeyDown}>
      {view.kind === 'overview' ? (
        <Overview
          queue={queue}
          total={ids.length}
          now={now}
          hasWorked={steps.length > 0}
          topics={topics}
          topic={topic}
          hasTimer={hasTimer}
          onTopic={setTopic}
          onTimer={(next) => {
            setTimer(next);
            writeSettings(storage, { cardTimer: next });
          }}
          onStart={() => {
            start();
          }}
          onMore={() => {
            setExtraNew(extraNew + newPerDay);
            start(extraNew + newPerDay);
          }}
        />
      ) : (
        <CardView
          card={view.card}
          isShown={view.kind === 'answer'}
          left={Math.max(1, queue.now.length)}
          elapsed={elapsed}
          hasTimer={hasTimer}
          isPaused={isPaused}
          canGoBack={steps.length > 0}
          waits={waitsOf(deck.cards[view.card.id])}
          focusOn={focusOn}
          onPause={setPaused}
          onShow={show}
          onGrade={grade}
          onLater={later}
          onBack={back}
          onLeave={() => {
            turnTo(undefined);
          }}
          onSwipe={turn}
        />
      )}
      <p class="deck-told" role="status">
        {told}
      </p>
      {/* Last: it may come while somebody presses a button, and moves none of them. */}
      {trouble !== undefined && <p class="deck-trouble">{describeTrouble(trouble, damaged)}</p>}
    </div>
  );
}

/** How long each grade would put a card off, in ms. */
function waitsOf(record: CardRecord | undefined): Readonly<Record<Grade, number>> {
  const now = new Date();
  const wait = (how: Grade): number => Date.parse(gradeCard(record, how, now).due) - now.getTime();
  return { 1: wait(1), 2: wait(2), 3: wait(3), 4: wait(4) };
}
