/** What the parts say on the workbench: long words, long names, every mark. */
export const SAMPLES = {
  title: {
    vi: 'Đăng ký khai sinh cho trẻ em sinh ra tại Việt Nam có cha hoặc mẹ là người nước ngoài',
    en: 'Registration of the birth of a child born in Viet Nam to a father or mother who is a foreigner',
  },
  short: { vi: 'Tiếp tục', en: 'Continue' },
  label: { vi: 'Họ, chữ đệm và tên', en: 'Full name' },
  hint: { vi: 'Ghi như trên giấy tờ tùy thân, đủ dấu.', en: 'As it stands on the identity paper, with its marks.' },
  fault: { vi: 'Ông/Bà chưa ghi họ tên.', en: 'The name is missing.' },
  name: {
    vi: 'Công Tằng Tôn Nữ Nguyễn Phúc Hoàng Thị Thuỳ Dương',
    en: 'Công Tằng Tôn Nữ Nguyễn Phúc Hoàng Thị Thuỳ Dương',
  },
  text: {
    vi: 'Cổng chưa nhận được. Mọi thứ vẫn nằm trên máy; có mạng là hồ sơ tự đi, Ông/Bà không phải bấm lại.',
    en: 'The portal does not have it yet. Everything is on this device; it goes out by itself once there is a line.',
  },
  place: {
    vi: 'Ủy ban nhân dân phường Nguyễn Trãi, thành phố Hải Dương',
    en: "People's Committee of Nguyễn Trãi ward, Hải Dương city",
  },
  amount: { vi: '1.250.000 đồng', en: '1.250.000 đồng' },
} as const;
