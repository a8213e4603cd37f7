import type { JSX, Ref } from 'preact';
import { useRef } from 'preact/hooks';
import { CardTimer } from './card-timer.tsx';
import type { DeckCard } from './deck-cards.ts';
import { clock, describeWait } from './describe-time.ts';
import { type Grade, grades } from './schedule.ts';
import { swipeBetween } from './swipe.ts';

export interface CardViewProps {
  readonly card: DeckCard;
  readonly isShown: boolean;
  /** Cards that are left, this one among them. */
  readonly left: number;
  readonly elapsed: number;
  readonly hasTimer: boolean;
  readonly isPaused: boolean;
  readonly canGoBack: boolean;
  /** How long each grade would put the card off, in ms. */
  readonly waits: Readonly<Record<Grade, number>>;
  /** What is to be read first: the question, then the answer. */
  readonly focusOn: Ref<HTMLHeadingElement>;
  onPause(isPaused: boolean): void;
  onShow(): void;
  onGrade(grade: Grade): void;
  onLater(): void;
  onBack(): void;
  onLeave(): void;
  onSwipe(direction: 'left' | 'right'): void;
}

/** One card: the question, and the answer once it was asked for. */
export function CardView(props: CardViewProps): JSX.Element {
  const { card, isShown, elapsed, focusOn } = props;
  const from = useRef<{ readonly x: number; readonly y: number } | undefined>(undefined);
  return (
    <div
      class="deck-card"
      onPointerDown={({ pointerType, isPrimary, clientX, clientY }) => {
        from.current = pointerType === 'mouse' || !isPrimary ? undefined : { x: clientX, y: clientY };
      }}
      onPointerCancel={() => {
        from.current = undefined;
      }}
      onPointerUp={({ clientX, clientY }) => {
        const swipe = from.current && swipeBetween(from.current, { x: clientX, y: clientY });
        from.current = undefined;
        if (swipe !== undefined) props.onSwipe(swipe);
      }}
    >
      <p class="deck-where">
        <span>{card.topic}</span> <span>{props.left === 1 ? 'The last card' : `${props.left} cards left`}</span>
      </p>
      <h2
        class="deck-question"
        tabIndex={-1}
        ref={isShown ? null : focusOn}
        dangerouslySetInnerHTML={{ __html: card.ask }}
      />
      {!isShown && props.hasTimer && (
        <CardTimer elapsed={elapsed} seconds={card.seconds} isPaused={props.isPaused} onPause={props.onPause} />
      )}
      {isShown ? (
        <>
          <h3 class="deck-answer-title" tabIndex={-1} ref={focusOn}>
            A good answer
          </h3>
          {props.hasTimer && (
            <p class="deck-note">
              You took {clock(elapsed)} of {clock(card.seconds)}.
            </p>
          )}
          <div class="card-answer" dangerouslySetInnerHTML={{ __html: card.answer }} />
          <p class="deck-ask" id="deck-grade">
            How much of it did you say?
          </p>
          <div class="deck-row deck-grades" role="group" aria-labelledby="deck-grade">
            {grades.map(({ grade, name }) => (
              <button
                type="button"
                key={grade}
                aria-keyshortcuts={String(grade)}
                onClick={() => {
                  props.onGrade(grade);
                }}
              >
                <span>{name}</span> <small>{describeWait(props.waits[grade])}</small>
              </button>
            ))}
          </div>
        </>
      ) : (
        <>
          <p class="deck-note">Say your answer aloud. Then compare.</p>
          <div class="deck-row">
            <button type="button" class="deck-primary" aria-keyshortcuts="Space" onClick={props.onShow}>
              Show the answer
            </button>
            <button type="button" aria-keyshortcuts="ArrowRight" onClick={props.onLater}>
              Later
            </button>
          </div>
        </>
      )}
      <div class="deck-row deck-ways">
        <button type="button" disabled={!props.canGoBack} onClick={props.onBack}>
          Back
        </button>
        <button type="button" onClick={props.onLeave}>
          Stop here
        </button>
      </div>
      <p class="deck-note deck-keys">
        {isShown
          ? 'Keys: 1 to 4 grade, ← is Again, → is Good.'
          : 'Keys: Space shows the answer, → puts the card off, ← goes back.'}
      </p>
      <p class="deck-note deck-swipes">
        {isShown
          ? 'Swipe to the left for Again, to the right for Good.'
          : 'Swipe to the left to put the card off, to the right to go back.'}
      </p>
    </div>
  );
}
