import { createHash } from 'node:crypto';
import type { ProcedureSummary } from '#domain/api/catalogue.ts';
import { Sha256 } from '#domain/api/primitives.ts';

/** As many as the national catalogue has. */
export const WHOLE_CATALOGUE = 5_073;

const ACTS =
  'Đăng ký|Cấp|Cấp lại|Cấp đổi|Gia hạn|Điều chỉnh|Thu hồi|Xác nhận|Công nhận|Phê duyệt|Thẩm định|Chuyển đổi|Đính chính|Bổ sung|Chấm dứt|Tạm ngừng|Khôi phục|Thông báo|Hỗ trợ|Giải quyết'.split(
    '|',
  );
const THINGS =
  'khai sinh|khai tử|kết hôn|giấy xác nhận tình trạng hôn nhân|giấy chứng nhận quyền sử dụng đất|thẻ căn cước|hộ chiếu phổ thông|giấy phép lái xe|giấy phép xây dựng nhà ở riêng lẻ|giấy phép kinh doanh dịch vụ lữ hành|thành lập hộ kinh doanh|bảo hiểm xã hội một lần|trợ cấp thất nghiệp|thẻ bảo hiểm y tế|phiếu lý lịch tư pháp|thường trú|tạm trú|giấy phép khai thác nước dưới đất|chứng chỉ hành nghề dược|giấy chứng nhận đủ điều kiện an toàn thực phẩm|nuôi con nuôi|giám hộ|cải chính hộ tịch|trích lục hộ tịch|chứng thực bản sao|chứng thực chữ ký|biển số xe|giấy phép môi trường|hỗ trợ chi phí mai táng|giấy phép lao động'.split(
    '|',
  );
const FOR =
  'cho công dân Việt Nam|cho người nước ngoài|có yếu tố nước ngoài|lưu động|tại cấp xã|tại cấp tỉnh|cho trẻ em dưới 6 tuổi|cho người cao tuổi|cho hộ nghèo|cho doanh nghiệp|đối với tổ chức|trong khu công nghiệp|lần đầu|do bị mất|do hư hỏng|do thay đổi thông tin|theo thủ tục rút gọn|trực tuyến'.split(
    '|',
  );

/** Rows like the national catalogue's, the same every time. */
export function manyRows(count = WHOLE_CATALOGUE): ProcedureSummary[] {
  let seed = 42;
  const pick = (words: readonly string[]): string => {
    seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
    return words[seed % words.length] ?? '';
  };
  const text = (vi: string) => ({ vi, en: vi });
  return Array.from({ length: count }, (_, n) => {
    const name = `${pick(ACTS)} ${pick(THINGS)} ${pick(FOR)}`;
    return {
      code: `9.${String(n).padStart(6, '0')}`,
      hash: Sha256.parse(createHash('sha256').update(String(n)).digest('hex')),
      plainName: text(name),
      name: text(`Thủ tục ${name}`),
      summary: text(name),
      sector: { code: 'KHAC', name: text(pick(THINGS)) },
      level: 'INFO_ONLY',
      aliases: [],
      lifeEvents: [],
      subjects: [text('Công dân Việt Nam')],
    } as ProcedureSummary;
  });
}

/** What people type, letter by letter. */
export const TYPED = ['trich luc', 'cap lai giay phep lai xe', 'đăng ký kết hôn', 'ho kinh doanh', 'tam tru'];
