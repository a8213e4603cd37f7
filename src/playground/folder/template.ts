import type { ReadPlayground } from '../read-playground.ts';
import { deployedTriggers, functionResources } from './function-resource.ts';
import { functionId, LogicalIds } from './logical-ids.ts';
import { serviceResources } from './service-resources.ts';
import { writeTemplate } from './template-value.ts';

const head = { AWSTemplateFormatVersion: '2010-09-09', Transform: 'AWS::Serverless-2016-10-31' };

/** The template that deploys the function with its services. */
export function playgroundTemplate({ function: config, resources = {}, triggers, steps }: ReadPlayground): string {
  const ids = new LogicalIds();
  const callers = deployedTriggers(triggers, steps);
  const services = serviceResources(resources, callers, ids);
  const parts = {
    config,
    triggers: callers,
    policies: services.policies,
    buckets: Object.keys(resources.buckets ?? {}),
    codeUri: 'src/',
  };
  return writeTemplate({
    ...head,
    Description: 'A function from the playground of Coldstart.',
    Parameters: Object.keys(services.parameters).length === 0 ? undefined : services.parameters,
    Resources: { ...functionResources(functionId, parts, ids), ...services.resources },
  });
}

/** The template of a further function, which others know by its name. */
export function otherFunctionTemplate(name: string, { resources = {} }: ReadPlayground): string | undefined {
  const config = resources.functions?.[name];
  if (config === undefined) return undefined;
  const ids = new LogicalIds();
  const { asynchronous = {}, files: _files, ...own } = config;
  // The queues are in the function's own stack of the playground, which is deployed after this one.
  const { onFailure: _failure, onSuccess: _success, deadLetterQueue: _dead, ...attempts } = asynchronous;
  const parts = {
    config: { ...own, asynchronous: attempts },
    triggers: [],
    policies: [],
    buckets: [],
    codeUri: 'src/',
    name,
  };
  return writeTemplate({
    ...head,
    Description: `The function ${name} from the playground of Coldstart.`,
    Resources: functionResources(functionId, parts, ids),
  });
}
