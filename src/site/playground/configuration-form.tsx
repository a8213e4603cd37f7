import type { Signal } from '@preact/signals';
import type { Playground, PlaygroundProblem } from '#playground';
import type { JSX } from 'preact';
import { Choice } from '../models/choice.tsx';
import { VariablesForm } from './variables-form.tsx';

type Config = Playground['function'];

export interface ConfigurationFormProps {
  readonly config: Signal<Config>;
  readonly problems: readonly PlaygroundProblem[];
}

const runtimes = ['nodejs24.x', 'nodejs22.x'] as const;
const architectures = ['x86_64', 'arm64'] as const;
const formats = ['Text', 'JSON'] as const;
const levels = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'] as const;

/** What the function is set to, in AWS's own names. */
export function ConfigurationForm({ config, problems }: ConfigurationFormProps): JSX.Element {
  const now = config.value;
  const set = (change: Partial<Config>): void => {
    config.value = { ...now, ...change };
  };
  const { logging, reservedConcurrency } = now;
  return (
    <div class="pg-form" data-replays>
      <label>
        Handler{' '}
        <input
          type="text"
          value={now.handler}
          spellcheck={false}
          autocapitalize="off"
          onInput={({ currentTarget }) => {
            set({ handler: currentTarget.value });
          }}
        />
      </label>
      <OneOf
        label="Runtime"
        value={now.runtime}
        words={runtimes}
        onChange={(runtime) => {
          set({ runtime });
        }}
      />
      <NumberOf
        label="Memory (MB)"
        value={now.memorySize}
        onChange={(memorySize) => {
          if (memorySize !== undefined) set({ memorySize });
        }}
      />
      <NumberOf
        label="Timeout (seconds)"
        value={now.timeout}
        onChange={(timeout) => {
          if (timeout !== undefined) set({ timeout });
        }}
      />
      <OneOf
        label="Architecture"
        value={now.architecture ?? 'x86_64'}
        words={architectures}
        onChange={(architecture) => {
          set({ architecture });
        }}
      />
      <OneOf
        label="Log format"
        value={logging?.logFormat ?? 'Text'}
        words={formats}
        onChange={(logFormat) => {
          const { logging: _logging, ...rest } = now;
          config.value = logFormat === 'Text' ? rest : { ...rest, logging: { logFormat } };
        }}
      />
      {logging?.logFormat === 'JSON' && (
        <OneOf
          label="Application log level"
          value={logging.applicationLogLevel ?? 'INFO'}
          words={levels}
          onChange={(applicationLogLevel) => {
            set({ logging: { logFormat: 'JSON', applicationLogLevel } });
          }}
        />
      )}
      <NumberOf
        label="Reserved concurrency"
        placeholder="none"
        value={reservedConcurrency}
        onChange={(reserved) => {
          const { reservedConcurrency: _reserved, ...rest } = now;
          config.value = reserved === undefined ? rest : { ...rest, reservedConcurrency: reserved };
        }}
      />
      <VariablesForm
        variables={now.environment}
        onChange={(environment) => {
          set({ environment });
        }}
      />
      {problems.map(({ message }) => (
        <p class="wb-problem">{message}</p>
      ))}
    </div>
  );
}

interface OneOfProps<Word extends string> {
  readonly label: string;
  readonly value: Word;
  readonly words: readonly Word[];
  onChange(value: Word): void;
}

function OneOf<Word extends string>({ label, value, words, onChange }: OneOfProps<Word>): JSX.Element {
  return (
    <Choice
      label={label}
      value={value}
      options={words.map((word) => [word, word])}
      onChange={(chosen) => {
        const word = words.find((one) => one === chosen);
        if (word !== undefined) onChange(word);
      }}
    />
  );
}

interface NumberOfProps {
  readonly label: string;
  readonly value: number | undefined;
  readonly placeholder?: string;
  /** Undefined where nothing stands there, or no number. */
  onChange(value: number | undefined): void;
}

/** A number as somebody types it: what AWS refuses is told when the function is to run. */
function NumberOf({ label, value, placeholder, onChange }: NumberOfProps): JSX.Element {
  return (
    <label>
      {label}{' '}
      <input
        type="number"
        inputMode="numeric"
        value={value ?? ''}
        placeholder={placeholder}
        onInput={({ currentTarget }) => {
          const number = currentTarget.valueAsNumber;
          onChange(Number.isNaN(number) ? undefined : number);
        }}
        onBlur={({ currentTarget }) => {
          // What is no number was not taken over.
          currentTarget.value = value === undefined ? '' : String(value);
        }}
      />
    </label>
  );
}
