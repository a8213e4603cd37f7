// Records what the official runtime client answers to the functions of a cases file.
//
//   node record.mjs FOLDER_OF_AWS_LAMBDA_RIC CASES OUTPUT
//
// It writes to /var/task and /var/runtime, so that paths read as they do on Lambda: run it in a container.
// The Node.js that runs this script runs the functions too. The client's native addon need not be built.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, closeSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const taskRoot = '/var/task';
const runtimeRoot = '/var/runtime';
const runtime = (file) => join(runtimeRoot, file);

/** Stands in for the native addon: events come from a file, answers go to a file, at once. */
const nativeClient = `
const fs = require('node:fs');
const { kill, pid } = process;
const post = (result) => fs.appendFileSync('${runtime('results')}', JSON.stringify(result) + '\\n');
const events = JSON.parse(fs.readFileSync('${runtime('events.json')}', 'utf8'));
let current;
const isAnswered = () => fs.readFileSync('${runtime('results')}', 'utf8').includes('"id":"' + current);
exports.next = async () => {
  // An answer that is streamed arrives at the server: the next invocation waits for it.
  while (current && !isAnswered()) await new Promise((done) => setTimeout(done, 2));
  const next = events.shift();
  if (next === undefined) kill(pid, 'SIGKILL');
  current = next.headers['lambda-runtime-aws-request-id'];
  return new Promise((done) =>
    fs.stat('/', () => {
      post({ started: current });
      next.headers['lambda-runtime-deadline-ms'] = Date.now() + next.timeout * 1000;
      done({ bodyJson: next.bodyJson, headers: next.headers });
    }),
  );
};
const postText = (id, kind, body) => {
  if (typeof body !== 'string') throw new TypeError('Wrong arguments');
  post({ id, kind, body: JSON.parse(body) });
};
exports.done = (id, body) => postText(id, 'response', body);
exports.error = (id, body) => postText(id, 'error', body);
`;

function installRuntime(folder) {
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const startsItself = Number.parseInt(version, 10) >= 4;
  const client = readFileSync(join(folder, startsItself ? 'index.mjs' : 'dist/index.mjs'), 'utf8');
  rmSync(runtimeRoot, { recursive: true, force: true });
  mkdirSync(runtimeRoot, { recursive: true });
  writeFileSync(runtime('rapid-client.cjs'), nativeClient);
  writeFileSync(runtime('index.mjs'), client.replaceAll('./rapid-client.node', './rapid-client.cjs'));
  const start = `import { run } from './index.mjs';\nawait run(process.env.LAMBDA_TASK_ROOT, process.env._HANDLER);\n`;
  writeFileSync(runtime('start.mjs'), start);
  return startsItself ? runtime('index.mjs') : runtime('start.mjs');
}

/** The Runtime API as far as the client speaks to it itself: errors of the INIT phase, and streamed answers. */
function serve(partialBodies) {
  const post = (result) => appendFileSync(runtime('results'), `${JSON.stringify(result)}\n`);
  return createServer((request, response) => {
    const id = /invocation\/(.+)\/response/.exec(request.url)?.[1];
    let body = '';
    request.setEncoding('utf8');
    request.on('error', () => {});
    request.on('data', (chunk) => {
      body += chunk;
      partialBodies.set(id, body);
    });
    request.on('end', () => {
      const { 'content-type': contentType, 'lambda-runtime-function-error-type': functionErrorType } = request.headers;
      const { 'lambda-runtime-function-error-type': errorType, 'lambda-runtime-function-error-body': error } =
        request.trailers;
      const trailers = error && { errorType, body: JSON.parse(Buffer.from(error, 'base64').toString()) };
      if (id) post({ id, kind: 'stream', contentType, body, trailers });
      else post({ kind: 'init-error', functionErrorType, body: JSON.parse(body) });
      response.writeHead(202).end('{"status":"OK"}');
    });
  });
}

const idOf = (count) => `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`;

function invocation(event, count, timeout) {
  const headers = {
    'lambda-runtime-aws-request-id': idOf(count),
    'lambda-runtime-trace-id': 'Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=1',
    'lambda-runtime-invoked-function-arn': 'arn:aws:lambda:us-east-1:123456789012:function:fn',
  };
  return { bodyJson: JSON.stringify(event), headers, timeout };
}

const environment = (handler, port, env) => ({
  PATH: process.env.PATH,
  LANG: 'en_US.UTF-8',
  TZ: ':UTC',
  AWS_REGION: 'us-east-1',
  AWS_DEFAULT_REGION: 'us-east-1',
  AWS_EXECUTION_ENV: `AWS_Lambda_nodejs${process.versions.node.split('.')[0]}.x`,
  AWS_LAMBDA_FUNCTION_NAME: 'fn',
  AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '128',
  AWS_LAMBDA_LOG_GROUP_NAME: '/aws/lambda/fn',
  AWS_LAMBDA_LOG_STREAM_NAME: `2026/01/01/[$LATEST]${'0'.repeat(32)}`,
  AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
  AWS_LAMBDA_RUNTIME_API: `127.0.0.1:${port}`,
  LAMBDA_TASK_ROOT: taskRoot,
  LAMBDA_RUNTIME_DIR: runtimeRoot,
  _HANDLER: handler,
  ...env,
});

/** Runs one process until it has answered the invocations or ended. Tells the results, and how it ended. */
async function runProcess(main, { handler, env, timeout = 3 }, invocations) {
  const partialBodies = new Map();
  const server = serve(partialBodies).listen(0, '127.0.0.1');
  await once(server, 'listening');
  writeFileSync(runtime('events.json'), JSON.stringify(invocations));
  writeFileSync(runtime('results'), '');
  const [out, err] = ['stdout', 'stderr'].map((name) => openSync(runtime(name), 'w'));
  const child = spawn(process.execPath, [main], {
    cwd: taskRoot,
    env: environment(handler, server.address().port, env),
    stdio: ['ignore', out, err],
  });
  let timedOut = false;
  const timer = setTimeout(() => (timedOut = child.kill('SIGKILL')), timeout * 1000);
  const [code, signal] = await once(child, 'exit');
  clearTimeout(timer);
  server.close().closeAllConnections();
  [out, err].forEach(closeSync);
  const [log, stderr] = ['stdout', 'stderr'].map((name) => readFileSync(runtime(name), 'utf8'));
  const posts = readFileSync(runtime('results'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  const status = signal === null ? `exit status ${code}` : `signal: ${signal === 'SIGKILL' ? 'killed' : signal}`;
  const exit = code === 0 ? 'without providing a reason' : `with error: ${status}`;
  const text = timedOut ? `Task timed out after ${timeout.toFixed(2)} seconds` : `Runtime exited ${exit}`;
  const errorType = timedOut ? 'Sandbox.Timedout' : 'Runtime.ExitError';
  const reason = (id) => ({ errorType, errorMessage: `RequestId: ${id} Error: ${text}` });
  return { posts, partialBodies, log, stderr, reason };
}

async function runCase(main, spec) {
  rmSync(taskRoot, { recursive: true, force: true });
  const files = spec.files ?? { [spec.file]: spec.source };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(taskRoot, path)), { recursive: true });
    writeFileSync(join(taskRoot, path), text);
  }
  const results = [];
  let log = '';
  let stderr = '';
  // Each round is one execution environment: a process that ends is followed by a cold start.
  while (results.length < spec.events.length) {
    const first = results.length;
    const left = spec.events.slice(first).map((event, index) => invocation(event, first + index, spec.timeout ?? 3));
    const run = await runProcess(main, spec, left);
    const initError = run.posts.find(({ kind }) => kind === 'init-error');
    log += run.log;
    if (!initError) stderr += run.stderr;
    const started = run.posts.map((post) => post.started).filter(Boolean);
    for (const id of started) {
      const answer = run.posts.find((post) => post.id === id);
      results.push(answer ?? { kind: 'error', body: run.reason(id), partial: run.partialBodies.get(id) });
    }
    if (started.length > 0) continue;
    results.push(initError ?? { kind: 'init-error', body: run.reason(idOf(first)) });
    break;
  }
  return {
    results: results.map(tidyResult),
    log: log ? tidyLog(log) : [],
    stderr: stderr ? tidyLog(stderr) : undefined,
  };
}

const isForeignFrame = (line) => /^\s+at /.test(line) && !line.includes(`${taskRoot}/`);

/** Of a trace, keeps the header and the frames of the function's own files. */
function tidyError(body) {
  return body?.trace ? { ...body, trace: body.trace.filter((line) => !isForeignFrame(line)) } : body;
}

function tidyResult({ kind, functionErrorType, contentType, body, partial, trailers }) {
  const tidied = kind === 'response' || kind === 'stream' ? body : tidyError(body);
  const streamError = trailers && { ...trailers, body: tidyError(trailers.body) };
  return { kind, functionErrorType, contentType, body: tidied, partial, trailers: streamError };
}

/** Elides what changes from run to run or belongs to the client: times, process ids, stacks, foreign frames. */
function tidyLog(text) {
  return text
    .replace(/\n$/, '')
    .split('\n')
    .filter((line) => !isForeignFrame(line))
    .map((line) =>
      line
        .replace(/^[\d-]{10}T[\d:.]+Z(?=\t)/, '<time>')
        .replace(/^(\{"timestamp":")[^"]+/, '$1<time>')
        .replace(/"(stack|stackTrace|trace)":\[(?:"(?:[^"\\]|\\.)*",?)+\]/g, (list, key) =>
          key !== 'trace' || list.includes('"    at ') ? `"${key}":[…]` : list,
        )
        .replace(/(?:\r|\\n) +\.\.\. \d+ lines matching cause stack trace \.\.\./g, '')
        .replace(/(?:\r|\\n) +at (?:(?!\r|\\n|").)*/g, (frame) =>
          isForeignFrame(frame.replace(/^\\n/, '\n')) ? frame.replace(/^.*(?:\)|:\d+:\d+)/s, '') : frame,
        )
        .replace(/\(node:\d+\)/, '(node:<pid>)'),
    );
}

const [ricFolder, casesFile, outputFile] = process.argv.slice(2).map((path) => resolve(path));
const { default: cases } = await import(
  pathToFileURL(casesFile),
  casesFile.endsWith('.json') ? { with: { type: 'json' } } : undefined
);
const main = installRuntime(ricFolder);
const recorded = {};
for (const [name, { runtimes, ...spec }] of Object.entries(cases)) {
  if (runtimes && !runtimes.includes(`nodejs${process.versions.node.split('.')[0]}`)) continue;
  recorded[name] = { ...spec, ...(await runCase(main, spec)) };
  writeFileSync(outputFile, `${JSON.stringify(recorded, null, 1)}\n`);
}
