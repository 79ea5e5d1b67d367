import type { LocalText } from '#domain/api/primitives.ts';

export interface ApplicantKind {
  readonly code: string;
  readonly name: LocalText;
  /** What the national catalogue calls them; the portal's own procedures use the same words. */
  readonly subjects: readonly string[];
}

/** The catalogue's fifteen kinds of applicants as people sort themselves. */
export const APPLICANT_KINDS: readonly ApplicantKind[] = [
  {
    code: 'PERSON',
    name: { vi: 'Người dân', en: 'Vietnamese citizens' },
    subjects: [
      'Công dân Việt Nam',
      'Công dân Việt Nam mà không xác định được nơi thường trú hoặc nơi tạm trú',
      'Đảng viên',
    ],
  },
  {
    code: 'BUSINESS',
    name: { vi: 'Doanh nghiệp, hợp tác xã', en: 'Enterprises and cooperatives' },
    subjects: ['Doanh nghiệp', 'Doanh nghiệp Việt Nam', 'Doanh nghiệp có vốn đầu tư nước ngoài', 'Hợp tác xã'],
  },
  {
    code: 'ORGANISATION',
    name: { vi: 'Cơ quan, tổ chức khác', en: 'Agencies and other organisations' },
    subjects: [
      'Tổ chức (không bao gồm doanh nghiệp, HTX)',
      'Tổ chức (không bao gồm doanh nghiệp, hợp tác xã)',
      'Tổ chức nước ngoài',
      'Tổ chức Đảng',
    ],
  },
  {
    code: 'ABROAD',
    name: { vi: 'Người nước ngoài, người Việt ở nước ngoài', en: 'Foreigners and Vietnamese living abroad' },
    subjects: [
      'Người nước ngoài',
      'Người nước ngoài cư trú tại Việt Nam',
      'Người nước ngoài đã cư trú tại Việt Nam',
      'Người Việt Nam định cư ở nước ngoài',
    ],
  },
  {
    code: 'OFFICIAL',
    name: { vi: 'Cán bộ, công chức, viên chức', en: 'Public officials' },
    subjects: ['Cán bộ, công chức, viên chức'],
  },
];
