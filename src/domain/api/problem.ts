import * as z from 'zod/mini';

/** One place that is wrong, named so that a screen can link to it. `path` is an answer's path ("childBirthDate", "members.2.name"). */
export const ProblemIssue = z.object({
  path: z.string(),
  code: z.string(),
  params: z.optional(z.record(z.string(), z.union([z.string(), z.number()]))),
});
export type ProblemIssue = z.infer<typeof ProblemIssue>;

/** RFC 9457 problem details as the portal sends them (`application/problem+json`). */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  code: z.string(),
  detail: z.optional(z.string()),
  requestId: z.optional(z.string()),
  issues: z.optional(z.array(ProblemIssue)),
  /** Facts that belong to the code, e.g. `missing: sha256[]` for dossier.partsMissing, `holder` for dossier.leaseHeld. */
  facts: z.optional(z.record(z.string(), z.unknown())),
});
export type Problem = z.infer<typeof Problem>;
