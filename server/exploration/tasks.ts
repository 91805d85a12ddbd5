import { BestMatch, type BestMatches, type BestMatchParameters } from './best-match.ts';
import { GroupAlike, type GroupParameters, type Groups } from './groups.ts';
import { OddOnes } from './odd-ones.ts';
import { PlaneOfCrops, type Plane, type PlaneParameters } from './plane.ts';
import { PrincipalAxes, type Axes, type AxesParameters } from './principal-axes.ts';
import type { Task } from './task.ts';

/** What the exploration's thread can do, by name. */
export interface Tasks {
  match: { parameters: BestMatchParameters; result: BestMatches };
  groups: { parameters: GroupParameters; result: Groups };
  odd: { parameters: { dimensions: number }; result: Float32Array };
  axes: { parameters: AxesParameters; result: Axes };
  plane: { parameters: PlaneParameters; result: Plane };
}
export type TaskName = keyof Tasks;

export const makeTask: {
  [Name in TaskName]: (parameters: Tasks[Name]['parameters']) => Task<Tasks[Name]['result']>;
} = {
  match: (parameters) => new BestMatch(parameters),
  groups: (parameters) => new GroupAlike(parameters),
  odd: (parameters) => new OddOnes(parameters),
  axes: (parameters) => new PrincipalAxes(parameters),
  plane: (parameters) => new PlaneOfCrops(parameters),
};
