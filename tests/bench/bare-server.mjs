// What the portal is measured against: bare Fastify with validation, with one insert, without a database, and a PUT that hashes and writes.
// node bare-server.mjs FOLDER [DATABASE_URL]; prints its port.
import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import fastify from 'fastify';
import pg from 'pg';

const [folder = '.', databaseUrl] = process.argv.slice(2);
const fields = Array.from({ length: 20 }, (_, n) => `f${n}`);
const text = { type: 'string', minLength: 1, maxLength: 200 };
const schema = {
  body: {
    type: 'object',
    additionalProperties: false,
    required: ['procedure', 'citizenId', 'fields'],
    properties: {
      procedure: { type: 'string', pattern: '^[0-9.]{3,20}$' },
      citizenId: { type: 'string', pattern: '^[0-9]{12}$' },
      fields: {
        type: 'object',
        additionalProperties: false,
        required: fields,
        properties: Object.fromEntries(fields.map((name) => [name, text])),
      },
    },
  },
  response: { 201: { type: 'object', properties: { ok: { type: 'boolean' } } } },
};

const app = fastify({ logger: false });
app.post('/nothing', { schema }, async (_request, reply) => {
  reply.code(201);
  return { ok: true };
});
if (databaseUrl !== undefined) {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 8 });
  await pool.query(
    'create schema if not exists bare; create table if not exists bare.submission(id uuid primary key, procedure text not null, citizen_id text not null, status text not null, data jsonb not null, created_at timestamptz not null default now()); create index if not exists submission_citizen on bare.submission(citizen_id, created_at)',
  );
  app.post('/insert', { schema }, async ({ body }, reply) => {
    await pool.query({
      name: 'insert',
      text: 'insert into bare.submission(id, procedure, citizen_id, status, data) values ($1, $2, $3, $4, $5)',
      values: [randomUUID(), body.procedure, body.citizenId, 'received', body],
    });
    reply.code(201);
    return { ok: true };
  });
}
app.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));
app.put('/file', async ({ body }, reply) => {
  const hash = createHash('sha256');
  const hashed = new Transform({
    transform(chunk, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  await pipeline(body, hashed, createWriteStream(join(folder, randomUUID()), { flush: true }));
  reply.code(201);
  return { sha256: hash.digest('hex') };
});
await app.listen({ port: 0, host: '127.0.0.1' });
console.log(app.server.address().port);
