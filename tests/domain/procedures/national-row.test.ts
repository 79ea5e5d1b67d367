import { describe, expect, test } from 'vitest';
import { ProcedureSummary } from '#domain/api/catalogue.ts';
import { NationalRow, summaryOfNationalRow } from '#domain/procedures/national-row.ts';

const summary = (row: object) => summaryOfNationalRow(NationalRow.parse(row));

describe('a row of the national catalogue', () => {
  test('becomes a row of list and search, without the word "Thủ tục" in its plain name', () => {
    const made = summary({
      id: '019d2bfd',
      code: ' 1.014325',
      name: 'Thủ tục đăng ký khai tử',
      categories: ['Hộ tịch'],
      departmentPromulgate: 'Bộ Tư pháp',
      formalityTargetType: ['Công dân Việt Nam'],
      type: 'STANDARD',
      attachments: ['something new'],
    });
    expect(made).toMatchObject({
      code: '1.014325',
      plainName: { vi: 'Đăng ký khai tử' },
      name: { vi: 'Thủ tục đăng ký khai tử' },
      summary: { vi: 'Hộ tịch · Bộ Tư pháp' },
      sector: { code: 'G15-TP07', name: { vi: 'Hộ tịch' } },
      level: 'INFO_ONLY',
      subjects: [{ vi: 'Công dân Việt Nam', en: 'Vietnamese citizens' }],
    });
    expect(ProcedureSummary.safeParse(made).success).toBe(true);
  });

  test('has a code of its sector made of the name', () => {
    const { sector } = summary({ code: '1', name: 'a', categories: ['Bảo trợ xã hội', 'Y tế'] });
    expect(sector.code).toBe('bao-tro-xa-hoi');
  });

  test('that is one province’s own says whose', () => {
    const row = { code: '1', name: 'a', departmentPromulgate: 'UBND Thành phố Huế' };
    expect(summary({ ...row, type: 'SPECIFIC' }).province).toBe('UBND Thành phố Huế');
    expect(summary({ ...row, type: 'STANDARD' }).province).toBeUndefined();
  });

  test('with nothing but a code and a name is a row all the same', () => {
    const bare = summary({ code: '1.014955-Xoa', name: 'Cấp lại', categories: null, departments: ['', null] });
    expect(ProcedureSummary.safeParse(bare).success).toBe(true);
    expect(bare.sector.code).toBe('khac');
  });

  test('without a code or a name is none', () => {
    expect(NationalRow.safeParse({ code: '1.000001' }).success).toBe(false);
    expect(NationalRow.safeParse({ code: ' ', name: 'Cấp lại' }).success).toBe(false);
  });
});
