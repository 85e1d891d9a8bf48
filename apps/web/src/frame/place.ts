import { type ComponentType, lazy, type LazyExoticComponent } from 'react';
import type { Said } from '../api';
import type { Sight } from '../session/sight';

/** The parts of the menu, in the order in which money walks and is watched. */
export const OFFICES = ['finance', 'street', 'committee', 'administration'] as const;
export type Office = (typeof OFFICES)[number];

/** One page: where it is, what it is called, who may open it. */
export interface Place {
  /** As react-router reads it: `/batches/:batch`. */
  readonly path: string;
  readonly title: Said;
  readonly office: Office;
  readonly isFor: (sight: Sight) => boolean;
  /** A page about one thing is reached from the list of them, and not from the menu. */
  readonly inMenu: boolean;
  /** Its answers are of a day that the reader may choose. */
  readonly knowsDays: boolean;
  readonly Page: LazyExoticComponent<ComponentType>;
}

/** A page is loaded when somebody opens it. */
export const page = <Name extends string>(
  load: () => Promise<Readonly<Record<Name, ComponentType>>>,
  name: Name,
): LazyExoticComponent<ComponentType> => lazy(async () => ({ default: (await load())[name] }));
