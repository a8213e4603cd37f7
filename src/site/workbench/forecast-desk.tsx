import type { JsonValue } from '#kernel';
import type { Forecasts } from '#sandbox';
import type { JSX, RefObject } from 'preact';
import type { EditableFile, ForecastTask, Question } from './exercise-props.ts';
import { FilePanel, FileTabs, ReadOnlyFile } from './file-tabs.tsx';

export interface ForecastDeskProps {
  readonly id: string;
  readonly title: string;
  readonly files: readonly EditableFile[];
  readonly shownFile: string;
  readonly tasks: readonly ForecastTask[];
  readonly forecasts: Forecasts;
  /** The ids of the questions that have to be answered first; empty until somebody tries to run without. */
  readonly missing: readonly string[];
  readonly isRunning: boolean;
  readonly isSlow: boolean;
  readonly form: RefObject<HTMLFormElement>;
  readonly runButton: RefObject<HTMLButtonElement>;
  onShowFile(name: string): void;
  onForecast(questionId: string, value: JsonValue | undefined): void;
  onRun(): void;
  onStop(): void;
}

/** The function to read, and the questions about what it will do. */
export function ForecastDesk(props: ForecastDeskProps): JSX.Element {
  const { id, title, files, shownFile, tasks, forecasts, missing, isRunning, isSlow } = props;
  return (
    <div class="wb-desk">
      <div class="wb-file">
        <FileTabs id={id} files={files} shown={shownFile} onShow={props.onShowFile} />
        <span class="wb-dim">to read, not to change</span>
      </div>
      {files.map(({ name, starter }) => (
        <FilePanel id={id} name={name} isOneOfMany={files.length > 1} isShown={shownFile === name}>
          <ReadOnlyFile name={name} text={starter} />
        </FilePanel>
      ))}
      <form
        class="wb-forecast"
        ref={props.form}
        aria-label={`Your forecast: ${title}`}
        onSubmit={(event) => {
          event.preventDefault();
          props.onRun();
        }}
      >
        {tasks.map((task, index) => (
          <section>
            <h4>
              {index + 1}. {task.title}
            </h4>
            {task.scenarios.map(({ happenings, questions }) => (
              <>
                <ol class="wb-happenings">
                  {happenings.map((text) => (
                    <li>{text}</li>
                  ))}
                </ol>
                {questions.map((question) => (
                  <QuestionView
                    question={question}
                    name={`${id}-${question.id}`}
                    forecast={forecasts[question.id]}
                    isMissing={missing.includes(question.id)}
                    onForecast={(value) => {
                      props.onForecast(question.id, value);
                    }}
                  />
                ))}
              </>
            ))}
          </section>
        ))}
        <p class="wb-problem" role="alert">
          {missing.length > 0 &&
            `Answer every question first: ${missing.length === 1 ? 'one is' : `${missing.length} are`} open. A forecast is worth most before you have seen what happens.`}
        </p>
        <div class="wb-bar wb-js">
          <button type="submit" class="wb-button wb-primary" ref={props.runButton} disabled={isRunning}>
            Run and compare
          </button>
          <button type="button" class="wb-button" onClick={props.onStop} disabled={!isRunning}>
            Stop
          </button>
          <span class="wb-activity">{isRunning && isSlow ? 'Running …' : ''}</span>
        </div>
      </form>
    </div>
  );
}

interface QuestionViewProps {
  readonly question: Question;
  readonly name: string;
  readonly forecast: JsonValue | undefined;
  readonly isMissing: boolean;
  onForecast(value: JsonValue | undefined): void;
}

function QuestionView({ question, name, forecast, isMissing, onForecast }: QuestionViewProps): JSX.Element {
  if (question.kind === 'number') {
    return (
      <p class="wb-question">
        <label for={name}>{question.ask}</label>
        <span>
          <input
            id={name}
            name={question.id}
            type="number"
            step="any"
            inputMode="decimal"
            value={typeof forecast === 'number' ? forecast : ''}
            aria-invalid={isMissing}
            onInput={({ currentTarget: { value, valueAsNumber } }) => {
              onForecast(value === '' || Number.isNaN(valueAsNumber) ? undefined : valueAsNumber);
            }}
          />
          {question.unit !== undefined && ` ${question.unit}`}
        </span>
      </p>
    );
  }
  return (
    <fieldset class="wb-question" data-missing={isMissing}>
      <legend>{question.ask}</legend>
      {question.options.map((option, index) => (
        <label>
          <input
            type="radio"
            name={question.id}
            value={index}
            checked={forecast === option}
            onChange={() => {
              onForecast(option);
            }}
          />{' '}
          {String(option)}
        </label>
      ))}
    </fieldset>
  );
}

/** What was chosen in the page before this code was there. */
export function forecastsInPage(form: HTMLFormElement, tasks: readonly ForecastTask[]): Forecasts {
  const data = new FormData(form);
  const forecasts: Record<string, JsonValue> = {};
  for (const question of questionsOf(tasks)) {
    const value = data.get(question.id);
    if (typeof value !== 'string' || value === '') continue;
    const forecast = question.kind === 'number' ? Number(value) : question.options[Number(value)];
    if (forecast !== undefined) forecasts[question.id] = forecast;
  }
  return forecasts;
}

export function questionsOf(tasks: readonly ForecastTask[]): readonly Question[] {
  return tasks.flatMap(({ scenarios }) => scenarios.flatMap(({ questions }) => questions));
}
