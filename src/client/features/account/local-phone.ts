/** "+84912345678" → "0912 345 678", as people write and read it here. */
export const localPhone = (phone: string): string =>
  phone.replace(/^\+84/, '0').replace(/^(\d{4})(\d{3})(\d{3})$/, '$1 $2 $3');
