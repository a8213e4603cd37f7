import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { ImportableExercise, WhoseCode } from './exercise-import.ts';
import type { PlaygroundProps } from './playground-props.ts';
import type { PlaygroundState } from './playground-state.ts';

export interface ImportPanelProps extends PlaygroundProps {
  readonly state: PlaygroundState;
}

/** Choose an exercise, one of the things that it tries, and whose code. */
export function ImportPanel({ state, lessons, exercisesUrl }: ImportPanelProps): JSX.Element {
  const chosen = useSignal('');
  const exercise = useSignal<ImportableExercise | undefined>(undefined);
  const scenario = useSignal(0);
  const code = useSignal<WhoseCode>('own');
  const said = useSignal('');

  const choose = async (id: string): Promise<void> => {
    chosen.value = id;
    exercise.value = undefined;
    said.value = '';
    const found = lessons.flatMap(({ exercises }) => exercises).find((one) => one.id === id);
    if (found === undefined) return;
    const { loadImportableExercise } = await import('./exercise-import.ts');
    const loaded = await loadImportableExercise(found, exercisesUrl);
    if (chosen.value !== id) return;
    exercise.value = loaded;
    scenario.value = 0;
    code.value = loaded.hasOwnCode ? 'own' : 'starter';
  };
  const take = ({ title, make }: ImportableExercise): void => {
    try {
      state.replace(make(scenario.value, code.value), `"${title}" was imported.`);
      said.value = `"${title}" is in the playground.`;
    } catch (error) {
      state.report(error);
    }
  };

  return (
    <div class="pg-form pg-import">
      <label>
        Exercise{' '}
        <select
          value={chosen.value}
          onChange={({ currentTarget }) => {
            void choose(currentTarget.value).catch(state.report);
          }}
        >
          <option value="">Choose one …</option>
          {lessons.map(({ title, exercises }) => (
            <optgroup label={title}>
              {exercises.map((one) => (
                <option value={one.id}>{one.title}</option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      {chosen.value !== '' && exercise.value === undefined && <p class="wb-note">Loading the exercise …</p>}
      {exercise.value !== undefined && (
        <>
          <label>
            Services and events of{' '}
            <select
              value={String(scenario.value)}
              onChange={({ currentTarget }) => {
                scenario.value = Number(currentTarget.value);
              }}
            >
              {exercise.value.scenarios.map((label, index) => (
                <option value={String(index)}>{label}</option>
              ))}
            </select>
          </label>
          {exercise.value.hasOwnCode && (
            <fieldset class="pg-choice">
              <legend>Code</legend>
              {(['own', 'starter'] as const).map((whose) => (
                <label>
                  <input
                    type="radio"
                    name="playground-code"
                    checked={code.value === whose}
                    onChange={() => {
                      code.value = whose;
                    }}
                  />{' '}
                  {whose === 'own' ? 'what you wrote there' : 'as the exercise begins'}
                </label>
              ))}
            </fieldset>
          )}
          <button
            type="button"
            class="wb-button"
            onClick={() => {
              if (exercise.value !== undefined) take(exercise.value);
            }}
          >
            Import
          </button>
        </>
      )}
      <p role="status" class="wb-note">
        {said.value}
      </p>
    </div>
  );
}
