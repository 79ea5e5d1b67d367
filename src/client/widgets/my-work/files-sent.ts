/** How many of the files, sent in their order, are wholly over when so many bytes are: "Đang gửi 8/12". */
export function filesSent(sizes: readonly number[], bytesSent: number): number {
  let left = bytesSent;
  let whole = 0;
  for (const size of sizes) {
    if (size > left) break;
    left -= size;
    whole += 1;
  }
  return whole;
}
