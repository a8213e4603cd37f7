import type { JSX } from 'preact';
import { CheckField } from '../models/check-field.tsx';
import { Choice } from '../models/choice.tsx';
import { counted, describeDue } from './describe-time.ts';
import type { Queue } from './queue.ts';

export interface OverviewProps {
  readonly queue: Queue;
  readonly total: number;
  readonly now: Date;
  /** Whether cards were shown before, on this visit. */
  readonly hasWorked: boolean;
  readonly topics: readonly string[];
  readonly topic: string;
  readonly hasTimer: boolean;
  onTopic(topic: string): void;
  onTimer(hasTimer: boolean): void;
  onStart(): void;
  onMore(): void;
}

/** What is due, and when the next card comes. */
export function Overview(props: OverviewProps): JSX.Element {
  const { queue, total, now, topics } = props;
  const waiting = queue.unseen - queue.fresh;
  return (
    <>
      <h2 class="deck-title">{queue.now.length > 0 ? 'Today' : props.hasWorked ? 'Done for now' : 'Nothing is due'}</h2>
      <p>{describeQueue(queue, total)}</p>
      {queue.next !== undefined && (
        <p>
          {queue.now.length > 0 ? 'After that, the next card comes' : 'The next card comes'}{' '}
          {describeDue(queue.next.at, now)}
          {queue.next.count > 1 && `, ${counted(queue.next.count, 'card')} on that day`}.
        </p>
      )}
      <div class="deck-row">
        {queue.now.length > 0 && (
          <button type="button" class="deck-primary" onClick={props.onStart}>
            Start with {counted(queue.now.length, 'card')}
          </button>
        )}
        {queue.now.length === 0 && waiting > 0 && (
          <button type="button" onClick={props.onMore}>
            {counted(Math.min(waiting, 10), 'more new card')}
          </button>
        )}
      </div>
      <div class="deck-row" data-replays>
        <Choice
          label="Topic"
          value={props.topic}
          options={[['', 'All topics'], ...topics.map((title) => [title, title] as const)]}
          onChange={props.onTopic}
        />
        <CheckField label="Show how much time is left" value={props.hasTimer} onChange={props.onTimer} />
      </div>
    </>
  );
}

function describeQueue({ due, fresh, unseen }: Queue, total: number): string {
  const seen = total - unseen;
  const today = [due > 0 && `${counted(due, 'card')} to repeat`, fresh > 0 && counted(fresh, 'new card')].filter(
    (part) => part !== false,
  );
  const known = `You have seen ${seen} of ${counted(total, 'card')}.`;
  return today.length === 0 ? known : `${today.join(' and ')}. ${known}`;
}
