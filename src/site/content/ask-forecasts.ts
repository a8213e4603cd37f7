import type { ExerciseSpec, Prediction } from '#sandbox';
import type { ForecastTask, Question } from '../workbench/exercise-props.ts';
import { describeSteps } from './describe-steps.ts';

/** What the page asks before an exercise runs. Neither the answers nor their reasons are in it. */
export function askForecasts({ tasks, triggers: shared }: ExerciseSpec): readonly ForecastTask[] {
  return tasks.map(({ title, scenarios }) => ({
    title,
    scenarios: scenarios.map(({ steps, triggers = shared, predictions = [] }) => ({
      happenings: describeSteps(steps, triggers),
      questions: predictions.map(toQuestion),
    })),
  }));
}

function toQuestion(prediction: Prediction): Question {
  const { id, ask } = prediction;
  if (prediction.kind === 'choice') return { id, ask, kind: 'choice', options: prediction.options };
  return { id, ask, kind: 'number', ...(prediction.unit !== undefined && { unit: prediction.unit }) };
}
