import type { TargetInputSpec } from '#sandbox';
import type { Resource } from './resource.ts';

/** What a rule or a trigger hands over in place of the event, in the names of CloudFormation. */
export function targetInput({ input, inputPath, inputTransformer }: TargetInputSpec): Resource {
  return {
    Input: input === undefined ? undefined : JSON.stringify(input),
    InputPath: inputPath,
    InputTransformer:
      inputTransformer === undefined
        ? undefined
        : { InputPathsMap: inputTransformer.inputPathsMap ?? {}, InputTemplate: inputTransformer.inputTemplate },
  };
}
