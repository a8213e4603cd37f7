import type { PolicyStatement } from '#iam';
import type { JsonValue } from '#kernel';
import type { CloudSpec, MessageSpec } from './cloud-spec.ts';
import type { DeliveryOutcome, DeliveryRecord } from './delivery-record.ts';
import type { Prediction } from './prediction-spec.ts';
import type { AsynchronousConfig, HttpTriggerKind, TriggerKind, TriggerSpec } from './trigger-spec.ts';

/** The Lambda runtimes that the simulated function can be set to. */
export type LambdaRuntime = 'nodejs22.x' | 'nodejs24.x';

/** The configuration of the function under test, in AWS's own names. */
export interface FunctionConfig {
  /** `file.export`, such as `index.handler`. */
  readonly handler: string;
  readonly runtime: LambdaRuntime;
  /** MB, 128 to 10,240. */
  readonly memorySize: number;
  /** Seconds, 1 to 900. */
  readonly timeout: number;
  /** Environment variables. */
  readonly environment: Readonly<Record<string, string>>;
  /** `x86_64` where it is absent. It changes nothing in how a function runs here. */
  readonly architecture?: 'x86_64' | 'arm64';
  /** Text where it is left out. */
  readonly logging?: LoggingConfig;
  /** How many invocations of the function there may be at once, and are for it alone. The account's limit where absent. */
  readonly reservedConcurrency?: number;
  readonly asynchronous?: AsynchronousConfig;
}

/** How a function logs, in AWS's own names. */
export interface LoggingConfig {
  readonly logFormat: 'Text' | 'JSON';
  /** Lines of lower levels are dropped; only with JSON. INFO where it is left out. */
  readonly applicationLogLevel?: 'TRACE' | 'DEBUG' | 'INFO' | 'WARN' | 'ERROR' | 'FATAL';
}

/** The function's files: path relative to the package's root, such as `index.mjs`, and text. */
export type SourceFiles = Readonly<Record<string, string>>;

/** A request that a client sends to the HTTP API in front of the function (payload format 2.0). */
export interface HttpRequest {
  /** Upper case, such as `GET`. */
  readonly method: string;
  /** Starts with a slash and holds no query string. */
  readonly path: string;
  /** A repeated parameter is an array. */
  readonly query: Readonly<Record<string, string | readonly string[]>>;
  readonly headers: Readonly<Record<string, string>>;
  /** The body as text; absent when the request has none. */
  readonly body?: string;
}

/** One thing that happens to the function in a scenario. */
export type Step =
  /** With `source`, the answer is read as that source reads it. */
  | { readonly kind: 'invoke'; readonly event: JsonValue; readonly source?: HttpTriggerKind }
  /**
   * By an HTTP API where `api` is absent. With `follows`, path and query are those of the header `location` that an earlier step,
   * from 1, was answered with.
   */
  | {
      readonly kind: 'http-request';
      readonly request: HttpRequest;
      readonly api?: 'rest' | 'http' | 'url';
      readonly follows?: number;
    }
  /** As another application that does not wait for an answer. */
  | { readonly kind: 'invoke-async'; readonly event: JsonValue }
  /** Something outside the function; what calls the function because of it is a matter of the triggers. */
  | OutsideStep
  /**
   * Several that do not wait for each other: those that overlap need an execution environment each. `startsAfterMs` tells when
   * each begins, in milliseconds from the beginning of the step; all at the same moment where it is absent.
   */
  | { readonly kind: 'parallel'; readonly steps: readonly ActingStep[]; readonly startsAfterMs?: readonly number[] }
  /** Nothing happens for this many seconds of virtual time; environments are frozen meanwhile, or dropped. */
  | { readonly kind: 'wait'; readonly seconds: number }
  /**
   * Until nothing more will happen, at most so many seconds: an hour where absent. A scenario ends with that of itself, unless its
   * last step waits.
   */
  | { readonly kind: 'settle'; readonly seconds?: number };

/** Something that another application, or a person, does. It takes no time. */
export type OutsideStep =
  | ({
      readonly kind: 'upload-object';
      readonly bucket: string;
      readonly key: string;
      readonly contentType?: string;
      readonly deliveries?: number;
    } & ({ readonly text: string } | { readonly base64: string }))
  | { readonly kind: 'delete-object'; readonly bucket: string; readonly key: string; readonly deliveries?: number }
  /** What S3 sends once when somebody sets a notification up. */
  | { readonly kind: 's3-test-event'; readonly bucket: string }
  /** `item` and `key` are plain JSON. */
  | { readonly kind: 'put-item'; readonly table: string; readonly item: PlainItem }
  /** Sets these attributes. */
  | { readonly kind: 'update-item'; readonly table: string; readonly key: PlainItem; readonly set: PlainItem }
  | { readonly kind: 'delete-item'; readonly table: string; readonly key: PlainItem }
  /** `deliveries`: how often a message comes though the function does it each time; once where absent. */
  | {
      readonly kind: 'send-messages';
      readonly queue: string;
      readonly messages: readonly MessageSpec[];
      readonly deliveries?: number;
    }
  | {
      readonly kind: 'publish';
      readonly topic: string;
      readonly message: string;
      readonly subject?: string;
      readonly attributes?: Readonly<Record<string, string>>;
      /** For FIFO topics. */
      readonly groupId?: string;
      readonly deduplicationId?: string;
      readonly deliveries?: number;
    }
  /** On the bus `default` where it is absent. */
  | {
      readonly kind: 'put-event';
      readonly bus?: string;
      readonly source: string;
      readonly detailType: string;
      readonly detail: PlainItem;
      readonly deliveries?: number;
    }
  /** The schedule, or scheduled rule, of this name is due now. */
  | { readonly kind: 'fire-schedule'; readonly schedule: string; readonly deliveries?: number };

type PlainItem = Readonly<Record<string, JsonValue>>;

/** A step that does something by itself. */
export type ActingStep = Extract<Step, { readonly kind: 'invoke' | 'http-request' }>;

/** What to say when a wrong answer is one that people often give. */
export interface KnownMistake {
  /** Text that occurs in what was received, as JSON or as text. */
  readonly receivedIncludes: string;
  readonly say: string;
}

/** What a host answers to requests of the function. */
export interface NetworkReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** As text. */
  readonly body: string;
  /** How long the reply takes, in milliseconds; 20 when absent. */
  readonly latencyMs?: number;
}

/** What comes of the function's requests to a host. The first route that fits a request is the one. */
export type NetworkRoute = {
  /** Scheme, host, and the port where it is not the usual one, such as `https://api.example.com`. */
  readonly origin: string;
  /** Upper case; every method when absent. */
  readonly method?: string;
  /** Without the query string; every path when absent. */
  readonly path?: string;
} & (
  | { readonly reply: NetworkReply }
  /** `refused`: nobody listens there. `timeout`: the connection never comes about, and Node.js gives up after 10 s. */
  | { readonly failure: 'refused' | 'timeout' }
);

interface CheckBase {
  /** Kebab-case and unique in the exercise. Known mistakes name the check that must catch them by it. */
  readonly id: string;
  /** The number of the step that is checked, from 1; the last step when absent. */
  readonly step?: number;
  /** What is expected, as a sentence for the learner; each kind has one of its own. */
  readonly say?: string;
  readonly knownMistakes?: readonly KnownMistake[];
}

/** One expectation. A check describes behaviour, never source text. */
export type Check = CheckBase &
  (
    | { readonly kind: 'response-status'; readonly equals: number }
    /** The name is matched in any case. `mediaType` ignores parameters such as charset. */
    | { readonly kind: 'response-header'; readonly name: string; readonly equals: string }
    | { readonly kind: 'response-media-type'; readonly equals: string }
    | { readonly kind: 'response-text'; readonly equals: string }
    /** Base64. */
    | { readonly kind: 'response-bytes'; readonly base64: string }
    | { readonly kind: 'response-json'; readonly equals: JsonValue }
    | { readonly kind: 'response-json-includes'; readonly includes: JsonValue }
    | { readonly kind: 'answer'; readonly equals: JsonValue }
    | { readonly kind: 'no-function-error' }
    /** What is absent is not looked at. */
    | {
        readonly kind: 'function-error';
        readonly errorType?: string;
        readonly phase?: 'init' | 'invoke';
        /** In any case. */
        readonly messageIncludes?: string;
      }
    | { readonly kind: 'log-includes'; readonly text: string }
    | { readonly kind: 'log-excludes'; readonly text: string }
    /** An object is there when the scenario has ended, and holds this where it is said. */
    | {
        readonly kind: 'object';
        readonly bucket: string;
        readonly key: string;
        readonly text?: string;
        readonly json?: JsonValue;
        readonly contentType?: string;
      }
    | { readonly kind: 'no-object'; readonly bucket: string; readonly key: string }
    /** A PNG or a JPEG is there when the scenario has ended. Sizes and looks are those that a viewer shows, who turns it upright. */
    | {
        readonly kind: 'picture';
        readonly bucket: string;
        readonly key: string;
        readonly format?: 'png' | 'jpeg';
        readonly width?: number;
        readonly height?: number;
        /** Another object: the whole of it is shown, upright, with its colours and its alpha, at any size. */
        readonly looksLike?: { readonly bucket: string; readonly key: string };
      }
    /** An item is there when the scenario has ended. `key` and what is compared are plain JSON. */
    | {
        readonly kind: 'item';
        readonly table: string;
        readonly key: Readonly<Record<string, JsonValue>>;
        readonly equals?: JsonValue;
        readonly includes?: JsonValue;
      }
    | { readonly kind: 'no-item'; readonly table: string; readonly key: Readonly<Record<string, JsonValue>> }
    /** How many messages a queue holds when the scenario has ended, in flight or not, and what is in one of them. */
    | {
        readonly kind: 'messages';
        readonly queue: string;
        readonly count: number;
        readonly equals?: JsonValue;
        readonly includes?: JsonValue;
      }
    /** How many events were put on a bus, `default` where it is absent, and what is in one of them. */
    | {
        readonly kind: 'events';
        readonly bus?: string;
        readonly count: number;
        readonly includes?: JsonValue;
        /** The whole detail of one of them. */
        readonly detail?: JsonValue;
      }
    /** How often the function called an operation, in the whole scenario. */
    | {
        readonly kind: 'service-calls';
        readonly service: string;
        readonly operation: string;
        readonly atLeast?: number;
        readonly atMost?: number;
      }
    /** How often the function sent a request to an address, in the whole scenario. */
    | { readonly kind: 'request-count'; readonly url: string; readonly atLeast?: number; readonly atMost?: number }
    /** Without `step`, these look at the whole scenario. */
    | { readonly kind: 'invocation-count'; readonly atLeast?: number; readonly atMost?: number }
    | { readonly kind: 'cold-starts'; readonly atMost: number }
    /** Of each execution environment that was opened. */
    | { readonly kind: 'init-at-most'; readonly milliseconds: number }
    /** Of each invocation, without INIT. */
    | { readonly kind: 'duration-at-most'; readonly milliseconds: number }
    /** Of all invocations together. */
    | { readonly kind: 'billed-at-most'; readonly milliseconds: number }
    /** The billed time of all invocations together, times the memory that the function has. */
    | { readonly kind: 'gb-seconds-at-most'; readonly gbSeconds: number }
    /** How often a source did this. */
    | {
        readonly kind: 'deliveries';
        readonly outcome: DeliveryOutcome;
        readonly source?: DeliveryRecord['source'];
        readonly atLeast?: number;
        readonly atMost?: number;
      }
    | { readonly kind: 'object-count'; readonly bucket: string; readonly prefix?: string; readonly equals: number }
    /** Only of items that have all of `includes`, as plain JSON, and attributes as `forms` says: a number, or a text that a pattern fits. */
    | {
        readonly kind: 'item-count';
        readonly table: string;
        readonly includes?: JsonValue;
        readonly forms?: Readonly<Record<string, string>>;
        readonly equals: number;
      }
    /** The function logged a value of a metric in the embedded metric format. Dimensions are exactly these. */
    | {
        readonly kind: 'metric';
        readonly namespace: string;
        readonly name: string;
        readonly equals?: JsonValue;
        readonly unit?: string;
        readonly dimensions?: Readonly<Record<string, string>>;
      }
    /** A line that the function logged is a JSON object with these members. */
    | {
        readonly kind: 'log-json';
        readonly includes: JsonValue;
        /** The member that holds the request id of the step's invocation. */
        readonly requestIdIn?: string;
      }
    /** What the function is configured with; `variable` names an environment variable. Without bounds: that it is set. */
    | {
        readonly kind: 'function-setting';
        readonly setting:
          'handler' | 'runtime' | 'memorySize' | 'timeout' | 'architecture' | 'reservedConcurrency' | 'environment';
        readonly variable?: string;
        readonly equals?: string | number;
        readonly atLeast?: number;
        readonly atMost?: number;
      }
    /** A trigger of this kind that has all of this; lists may hold more, in any order. */
    | { readonly kind: 'trigger'; readonly trigger: TriggerKind; readonly includes?: JsonValue }
    /** Whether the function's role may do something, by the policies of a template. */
    | {
        readonly kind: 'permission';
        readonly action: string;
        /** An ARN. */
        readonly resource: string;
        readonly expect: 'allowed' | 'denied';
      }
    /**
     * No line of the log, Lambda's own among them, has one of these texts, however it is encoded. With `mayShow`: nor a part of one
     * that is longer than so many characters.
     */
    | { readonly kind: 'log-hides'; readonly texts: readonly string[]; readonly mayShow?: number }
    /** What is in `/tmp` when an invocation ends; of each, or of those of the step. */
    | { readonly kind: 'tmp-at-most'; readonly bytes: number }
    | { readonly kind: 'response-header-absent'; readonly name: string }
    /** The header is a list with commas: some members are in it, others are not, in any order and case. */
    | {
        readonly kind: 'response-header-list';
        readonly name: string;
        readonly includes: readonly string[];
        readonly excludes?: readonly string[];
      }
  );

/** The name of a kind of check. */
export type CheckKind = Check['kind'];

/** One run of the function in a fresh execution environment, and what is expected of it. */
export interface ScenarioSpec {
  /** Says what is tried, such as "a name in the query string". */
  readonly name: string;
  /**
   * Values that are new on every run: name and generator, such as `{ caller: 'name', age: 'int 1 99' }`.
   * Steps and checks use them as `{{ caller }}`. A text that is nothing but one placeholder takes the value's own type.
   */
  readonly values: Readonly<Record<string, string>>;
  /** The hosts that the function can reach with `fetch`; none when absent. */
  readonly network?: readonly NetworkRoute[];
  /** What there is around the function before the scenario begins, with what all scenarios have. */
  readonly resources?: CloudSpec;
  /** In place of those of the exercise. */
  readonly triggers?: readonly TriggerSpec[];
  /** Environment variables in place of the function's own. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
  readonly checks: readonly Check[];
  /** What the learner is asked before it runs; only in exercises of kind predict. */
  readonly predictions?: readonly Prediction[];
}

/** One task: a heading "## n. …" of the instructions. */
export interface TaskSpec {
  readonly title: string;
  readonly scenarios: readonly ScenarioSpec[];
  /** From a gentle nudge to the plain answer. */
  readonly hints: readonly string[];
}

/**
 * What the learner gives: `handler`, the function's code; `predict`, a forecast of what a given function will do; `config`, the
 * template that deploys a given function; `tune`, a template with which a given function reaches a goal that is measured.
 */
export type ExerciseKind = 'handler' | 'predict' | 'config' | 'tune';

/** What the engine needs of an exercise. */
export interface ExerciseSpec {
  /** `handler` where it is absent. */
  readonly kind?: ExerciseKind;
  readonly function: FunctionConfig;
  /** What there is around the function in every scenario. */
  readonly resources?: CloudSpec;
  /** Who calls the function; an HTTP API where it is absent. */
  readonly triggers?: readonly TriggerSpec[];
  /** Requests that an address bar offers, where readers send requests of their own. */
  readonly addressBar?: readonly HttpRequest[];
  /** What the function's role may do; absent where no template was read for it. */
  readonly permissions?: readonly PolicyStatement[];
  readonly tasks: readonly TaskSpec[];
}

/** A scenario whose generated values have been filled in for one seed. */
export interface PreparedScenario {
  /** Place in the exercise, from 0. */
  readonly taskIndex: number;
  readonly scenarioIndex: number;
  readonly name: string;
  readonly seed: number;
  readonly network?: readonly NetworkRoute[];
  readonly resources?: CloudSpec;
  readonly triggers?: readonly TriggerSpec[];
  /** In place of the function's own. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
  readonly checks: readonly Check[];
  readonly predictions?: readonly Prediction[];
}

/** Bounds of one run. Not Lambda's own limits: those come from the function's configuration. */
export interface RunLimits {
  /** Real milliseconds for all scenarios of a run together; they begin anew after a scenario in which nothing failed. */
  readonly wallClockMs: number;
  /** Bytes of memory for the guest. */
  readonly guestMemoryBytes: number;
  /** Log lines kept in one scenario. */
  readonly logLines: number;
  /** Virtual milliseconds for which an execution environment is kept without an event; ten minutes when absent. */
  readonly environmentIdleMs?: number;
}
