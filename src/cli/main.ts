import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { AuthorError } from '#course';
import { createNodeSandboxClient } from '#worker/node';
import { type CommandContext, type ExitCode, UsageError } from './command.ts';
import { check } from './commands/check.ts';
import { createExercise } from './commands/new.ts';
import { run } from './commands/run.ts';
import { writeSchema } from './commands/schema.ts';

const usage = `npm run course -- <command>

  check [exercise…]                proves the exercises, and checks everything around them
  run <exercise> [file] [--seed n] grades a file (without one, the solution)
  new <lesson>/<exercise>          writes the folder of a new exercise
  schema                           writes content/exercise.schema.json, for completion in editors

Exit codes: 0 all is well, 1 something is not right yet, 2 the command could not do what it was asked.`;

async function main(args: readonly string[], context: CommandContext): Promise<ExitCode> {
  const { positionals, values } = readArguments(args);
  const [command, ...operands] = positionals;
  if (values.help === true) {
    context.print(usage);
    return 0;
  }
  const [first, second] = operands;
  switch (command) {
    case 'check':
      return check(operands, context);
    case 'run':
      if (first === undefined || operands.length > 2) throw new UsageError(usage);
      return run({ exercise: first, file: second, seed: readSeed(values.seed) }, context);
    case 'new':
      if (first === undefined || operands.length > 1) throw new UsageError(usage);
      return createExercise(first, context);
    case 'schema':
      return writeSchema(context);
    default:
      throw new UsageError(usage);
  }
}

function readArguments(args: readonly string[]) {
  try {
    const options = { seed: { type: 'string' }, help: { type: 'boolean', short: 'h' } } as const;
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (thrown) {
    throw new UsageError(`${thrown instanceof Error ? thrown.message : String(thrown)}\n\n${usage}`);
  }
}

function readSeed(text: string | undefined): number {
  if (text === undefined) return Math.floor(Math.random() * 2 ** 32);
  const seed = Number(text);
  if (Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32) return seed;
  throw new UsageError(`--seed takes a whole number from 0 to ${2 ** 32 - 1}; got "${text}".`);
}

try {
  process.exitCode = await main(process.argv.slice(2), {
    root: fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, ''),
    // npm runs scripts in the project's root and says here where it was called.
    workingFolder: process.env['INIT_CWD'] ?? process.cwd(),
    print: (text) => {
      console.log(text);
    },
    createClient: createNodeSandboxClient,
  });
} catch (thrown) {
  // What the person can mend is said in words; anything else is a fault of ours and keeps its stack.
  console.error(thrown instanceof UsageError || thrown instanceof AuthorError ? thrown.message : thrown);
  process.exitCode = 2;
}
