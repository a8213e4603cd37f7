import { invoke } from './invoke.ts';
import { UsageError } from './command.ts';

try {
  // npm runs scripts in the project's root and says here where it was called.
  process.exitCode = await invoke(process.argv.slice(2), process.env['INIT_CWD'] ?? process.cwd(), {
    print: (text) => {
      console.log(text);
    },
    printError: (text) => {
      console.error(text);
    },
  });
} catch (thrown) {
  // What the person can mend is said in words; anything else is a fault of ours and keeps its stack.
  console.error(thrown instanceof UsageError ? thrown.message : thrown);
  process.exitCode = 2;
}
