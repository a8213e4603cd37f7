import type { ParameterSpec } from '../../cloud-spec.ts';
import { createJsonService, type PerformingService } from '../protocols/json-service.ts';
import { getParameter } from './get-parameter.ts';
import { getParametersByPath } from './get-parameters-by-path.ts';
import { getParameters } from './get-parameters.ts';
import type { Parameters } from './parameter.ts';

/** How long an operation takes, in milliseconds: an assumption of the model. */
const latencyMs = 15;

export function createSsm(specs: Readonly<Record<string, ParameterSpec>>, createdMs: number): PerformingService<'ssm'> {
  const parameters: Parameters = Object.fromEntries(
    Object.entries(specs).map(([name, spec]) => [name, { ...spec, createdMs }]),
  );
  return createJsonService({
    name: 'ssm',
    version: '1.1',
    latencyMs,
    operations: {
      GetParameter: (input, context) => getParameter(input, parameters, context),
      GetParameters: (input, context) => getParameters(input, parameters, context),
      GetParametersByPath: (input, context) => getParametersByPath(input, parameters, context),
    },
  });
}
