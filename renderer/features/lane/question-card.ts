import { type ReactNode } from 'react';
import { type Approval } from '../../../shared/domain/approval/state.ts';

/** How a question is drawn in the transcript; `place` counts from 1 among the `of` that wait in the lane. */
export type QuestionCard = (approval: Approval, place: number, of: number) => ReactNode;
