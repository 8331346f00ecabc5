import { type ProjectId } from '../ids.ts';

/** A role's file was written or removed by way of Switchyard. Truth about roles lies in the files; this says who changed one. */
export type RoleEvent =
  | {
      readonly type: 'role.saved';
      readonly data: {
        readonly projectId: ProjectId;
        readonly roleId: string;
        /** The whole file. */
        readonly text: string;
      };
    }
  | {
      readonly type: 'role.removed';
      readonly data: { readonly projectId: ProjectId; readonly roleId: string };
    };
