import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { Account } from '#domain/api/accounts.ts';
import { AccountId, type Sha256, Sha256 as Sha256Schema } from '#domain/api/primitives.ts';
import { FormDefinition } from '#domain/forms/form-definition.ts';
import { Procedure } from '#domain/procedures/procedure.ts';
import { buildApp } from '#server/app.ts';
import { readConfig } from '#server/config.ts';
import { procedureVersions } from '#server/database/schema/catalogue.ts';
import { insertAccount } from '#server/repositories/account-repository.ts';
import { insertForm, insertProcedure } from '#server/repositories/catalogue-repository.ts';
import { createServices, type Services } from '#server/services.ts';
import { beginCitizenSession } from '#server/use-cases/accounts/begin-session.ts';
import { contentHash } from '#server/use-cases/catalogue/seed-catalogue.ts';
import { shippedUnits } from '#tests/support/seeds.ts';

export interface Version {
  readonly code: string;
  readonly procedureHash: Sha256;
  readonly formHash: Sha256;
}

/** The real portal on its embedded database; one for all stories, each of which brings its own people. */
export interface SimulatedPortal {
  readonly app: FastifyInstance;
  readonly services: Services;
  readonly version: Version;
  readonly commune: string;
  readonly unitId: string;
  /** The portal's clock: it only goes on, whatever the devices say. */
  setTime(ms: number): void;
  time(): number;
  newAccount(): Promise<Account>;
  /** A session of the account on a device; the cookie's value. */
  signIn(account: Account): Promise<string>;
  close(): Promise<void>;
}

const text = (vi: string) => ({ vi, en: vi });

const form = FormDefinition.parse({
  language: 1,
  formCode: 'sim',
  version: 1,
  title: text('Tờ khai'),
  optionLists: {},
  pages: [
    {
      id: 'page',
      title: text('Tờ khai'),
      sections: [
        {
          id: 'section',
          title: text('Ông/Bà cho biết'),
          fields: [
            { kind: 'personName', id: 'applicantName', label: text('Họ và tên') },
            { kind: 'commune', id: 'commune', label: text('Nơi đăng ký') },
            { kind: 'longText', id: 'first', label: text('Một'), required: false },
            { kind: 'longText', id: 'second', label: text('Hai'), required: false },
            { kind: 'longText', id: 'third', label: text('Ba'), required: false },
          ],
        },
      ],
    },
  ],
  checks: [],
  roles: { competentUnit: 'commune', applicantName: 'applicantName' },
});

const procedure = Procedure.parse({
  language: 1,
  code: 'sim',
  version: 1,
  releaseStage: 'OFFICIAL',
  validFrom: '2021-01-01',
  name: text('Thủ tục'),
  plainName: text('Thủ tục'),
  summary: text('Thủ tục'),
  sector: { code: 'sim', name: text('Thử') },
  level: 'FULL',
  subjects: [],
  whoMayFile: text('Mọi người'),
  results: [],
  steps: [],
  where: text('Ủy ban nhân dân xã'),
  minutesToFill: 1,
  aliases: [],
  lifeEvents: [],
  timeLimit: { unit: 'WORKING_DAY', amount: 3 },
  cases: [],
  componentGroups: [
    {
      id: 'papers',
      rule: 'ALL_OF',
      mode: 'SUBMIT',
      items: [
        {
          code: 'paper',
          name: text('Giấy tờ'),
          plainName: text('Giấy tờ'),
          originals: 1,
          copies: 0,
          evidenceClass: 'SELF_ATTESTED_COPY',
          maxFiles: 10,
        },
      ],
    },
  ],
  fees: [
    {
      id: 'fee',
      kind: 'FEE',
      name: text('Lệ phí'),
      unitAmount: 8000,
      per: 'DOSSIER',
      waivers: [],
      explanation: text('8.000 đồng'),
      legalBasis: 'sim',
      validFrom: '2021-01-01',
      payAt: 'SUBMISSION',
    },
  ],
  deliveryMethods: ['COUNTER'],
  legalBases: [],
  paymentPausesClock: true,
  formCode: 'sim',
});

export async function startSimulatedPortal(): Promise<SimulatedPortal> {
  let now = Date.parse('2026-11-23T03:24:00.000Z');
  const folder = mkdtempSync(join(tmpdir(), 'mot-cua-faults-'));
  const config = readConfig({ DATA_DIR: folder, LOG_LEVEL: 'silent', PUBLIC_URL: 'https://portal.example' });
  const services = await createServices(config, {
    now: () => new Date(now),
    database: { memory: true },
    requestsPerMinute: 1_000_000_000,
  });
  // One procedure is enough: a device asks after all that there are.
  await services.database.delete(procedureVersions);
  const [formHash, procedureHash] = [contentHash(form), contentHash(procedure)];
  await insertForm(services.database, formHash, form);
  await insertProcedure(services.database, {
    hash: procedureHash,
    formHash,
    procedure,
    publishedAt: new Date(now).toISOString(),
  });
  const app = await buildApp(services);
  const { units, agencies } = await services.catalogue.province(services.database).then((it) => ({
    units: shippedUnits(),
    agencies: it.agencies,
  }));
  const commune = units.find((unit) => unit.unitId !== undefined && agencies.has(unit.unitId));
  if (commune?.unitId === undefined) throw new Error('no commune with an agency');
  let people = 0;
  return {
    app,
    services,
    version: {
      code: procedure.code,
      procedureHash: Sha256Schema.parse(procedureHash),
      formHash: Sha256Schema.parse(formHash),
    },
    commune: commune.code,
    unitId: commune.unitId,
    setTime(ms) {
      now = ms;
    },
    time: () => now,
    async newAccount() {
      people += 1;
      const account = Account.parse({
        id: AccountId.parse(services.randomUuid()),
        fullName: 'Nguyễn Thị Hoà',
        birthDate: '1990-05-01',
        personalId: String(30_190_000_000 + people).padStart(12, '0'),
        phone: null,
        email: `nguoi${people}@vidu.vn`,
        language: 'vi',
        identityAssurance: 'SELF_DECLARED',
        keepForNextTime: false,
        createdAt: new Date(now).toISOString(),
      });
      await insertAccount(services.database, {
        ...account,
        keepForNextTime: false,
        noticeVersion: '1',
        vaultShare: Buffer.from(services.randomBytes(32)).toString('base64url'),
      });
      return account;
    },
    async signIn(account) {
      const issued = await beginCitizenSession(
        services,
        services.database,
        services.randomUuid(),
        account.id,
        undefined,
      );
      return issued.token;
    },
    async close() {
      await app.close();
      await services.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
