import type { JSX } from 'preact';
import { Choice } from './choice.tsx';

/** Whose code a model runs: what stands in the model, or the reader's own of an exercise. */
export type HandlerSetting = 'here' | 'exercise';

export interface HandlerChoiceProps {
  readonly value: HandlerSetting;
  readonly exerciseTitle: string;
  onChange(value: HandlerSetting): void;
}

export function HandlerChoice({ value, exerciseTitle, onChange }: HandlerChoiceProps): JSX.Element {
  return (
    <Choice
      label="Handler"
      value={value}
      options={[
        ['here', 'the code below'],
        ['exercise', `your code of “${exerciseTitle}”`],
      ]}
      onChange={(chosen) => {
        onChange(chosen === 'exercise' ? 'exercise' : 'here');
      }}
    />
  );
}
