import * as z from 'zod';
import { ERRORS } from '#domain/api/errors.ts';
import { Problem } from '#domain/api/problem.ts';
import type { RouteContract } from '#domain/api/route.ts';

const schemaOf = (schema: RouteContract['body'], io: 'input' | 'output') =>
  schema === undefined ? undefined : z.toJSONSchema(schema, { target: 'draft-2020-12', io, unrepresentable: 'any' });

function parametersOf(contract: RouteContract) {
  const from = (place: 'path' | 'query', schema: RouteContract['params']) => {
    const json = schemaOf(schema, 'input') as { properties?: Record<string, unknown>; required?: string[] } | undefined;
    return Object.entries(json?.properties ?? {}).map(([name, property]) => ({
      name,
      in: place,
      required: place === 'path' || (json?.required ?? []).includes(name),
      schema: property,
    }));
  };
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    schema: { type: 'string', format: 'uuid' },
    description: 'Id of the command: same id, same answer, for 400 days',
  };
  return [...from('path', contract.params), ...from('query', contract.query), ...(contract.command ? [key] : [])];
}

const content = (contract: RouteContract) =>
  contract.bytes !== undefined
    ? { [contract.bytes]: { schema: { type: 'string', format: 'binary' } } }
    : { 'application/json': { schema: schemaOf(contract.response, 'output') } };

function operationOf(contract: RouteContract) {
  const body = schemaOf(contract.body, 'input');
  const problem = {
    description: 'Problem (RFC 9457)',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
  return {
    summary: contract.summary,
    'x-audience': contract.audience,
    parameters: parametersOf(contract),
    ...(contract.accepts === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: { [contract.accepts]: { schema: { type: 'string', format: 'binary' } } },
          },
        }),
    ...(body === undefined
      ? {}
      : {
          requestBody: {
            required: !contract.body?.safeParse(undefined).success,
            content: { 'application/json': { schema: body } },
          },
        }),
    responses: {
      ...(contract.bytes === undefined && contract.response === undefined
        ? { 204: { description: 'Done' } }
        : { 200: { description: 'Done', content: content(contract) } }),
      default: problem,
    },
  };
}

/** OpenAPI 3.1 from the same schemas by which the portal checks. */
export function describeApi(contracts: readonly RouteContract[], publicUrl: string) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const contract of contracts) {
    const path = contract.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [contract.method.toLowerCase()]: operationOf(contract) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Một Cửa', version: '1', description: `Error codes: ${Object.keys(ERRORS).join(', ')}` },
    servers: [{ url: publicUrl }],
    paths,
    components: { schemas: { Problem: z.toJSONSchema(Problem, { target: 'draft-2020-12', unrepresentable: 'any' }) } },
  };
}
