import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { ROOT } from '#tests/support/running-portal.ts';

/** What every reference form asks. */
const LABELS = [
  'Họ và tên',
  'Ngày sinh',
  'Giới tính',
  'Số định danh cá nhân',
  'Ngày cấp',
  'Nơi cấp',
  'Dân tộc',
  'Quốc tịch',
  'Nơi thường trú',
  'Nơi tạm trú',
  'Số điện thoại',
  'Thư điện tử',
  'Họ tên cha',
  'Năm sinh cha',
  'Họ tên mẹ',
  'Năm sinh mẹ',
  'Quan hệ với người được khai sinh',
  'Tỉnh/Thành phố',
  'Xã/Phường',
  'Số nhà, đường',
  'Mục đích sử dụng',
  'Số bản sao',
  'Hình thức nhận kết quả',
  'Ghi chú',
  'Cam đoan lời khai là đúng',
];

const STYLE =
  'body{font:16px/1.5 system-ui,sans-serif;margin:0 auto;max-width:40rem;padding:1rem}label{display:block;margin:.75rem 0 .25rem}' +
  'input{width:100%;box-sizing:border-box;padding:.5rem;font:inherit}button{padding:.75rem 1.5rem;font:inherit;background:#b91c1c;color:#fff;border:0}';
const head = (title: string): string =>
  `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title>`;

/** A lower bound: one HTML page with 25 fields and its style inline, and 2 kB of script that keeps what is typed. */
function plainForm(): { html: string; script: string } {
  const fields = LABELS.map(
    (label, n) =>
      `<label for="f${n}">${label} *</label><input id="f${n}" name="f${n}" required autocomplete="off"><p id="e${n}" hidden>Vui lòng nhập ${label.toLowerCase()}</p>`,
  );
  const script = `(()=>{const K='draft',f=document.forms[0];let d={};try{d=JSON.parse(localStorage.getItem(K)||'{}')}catch{}for(const[k,v]of Object.entries(d)){if(f.elements[k])f.elements[k].value=v}let t;f.addEventListener('input',e=>{d[e.target.name]=e.target.value;clearTimeout(t);t=setTimeout(()=>localStorage.setItem(K,JSON.stringify(d)),300)});f.addEventListener('submit',e=>{e.preventDefault()})})();`;
  return {
    html: `${head('Đăng ký khai sinh')}<style>${STYLE}</style></head><body><header><p>Cổng dịch vụ công</p></header><main><h1>Tờ khai đăng ký khai sinh</h1><p>Các trường có dấu * là bắt buộc.</p><form>${fields.join('')}<p><button>Gửi hồ sơ</button></p></form></main><script src="/app.js" defer></script></body></html>`,
    script: `${script}/*${'.'.repeat(Math.max(0, 2048 - script.length - 4))}*/`,
  };
}

const REACT_PAGE = `import { useState } from 'react'
import { createRoot } from 'react-dom/client'
function App() { const [v, set] = useState(''); return <main><h1>Tờ khai đăng ký khai sinh</h1><label>Họ và tên <input value={v} onChange={e => set(e.target.value)} required /></label></main> }
createRoot(document.getElementById('root')).render(<App />)
`;

/** Builds both pages; the answer is the folder that holds `plain/` and `react/`. */
export async function buildReferences(): Promise<string> {
  const folder = join(ROOT, '.cache', 'bench-references');
  rmSync(folder, { recursive: true, force: true });
  const source = join(folder, 'source');
  mkdirSync(source, { recursive: true });
  mkdirSync(join(folder, 'plain'));
  const plain = plainForm();
  writeFileSync(join(folder, 'plain', 'index.html'), plain.html);
  writeFileSync(join(folder, 'plain', 'app.js'), plain.script);
  writeFileSync(join(source, 'main.jsx'), REACT_PAGE);
  writeFileSync(
    join(source, 'index.html'),
    `${head('React')}</head><body><div id="root"></div><script type="module" src="/main.jsx"></script></body></html>`,
  );
  const [{ build }, { default: react }] = await Promise.all([import('vite'), import('@vitejs/plugin-react')]);
  await build({
    root: source,
    configFile: false,
    mode: 'production',
    logLevel: 'warn',
    plugins: [react()],
    build: { outDir: join(folder, 'react'), emptyOutDir: true },
  });
  return folder;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

/** Hands out a folder as well as one can: brotli at its best, hashed files for a year. */
export async function serveFolder(folder: string): Promise<{ readonly port: number; close(): void }> {
  // Pressed before anybody asks: the first visitor does not wait for it.
  const kept = new Map(
    readdirSync(folder, { recursive: true })
      .map(String)
      .filter((file) => extname(file) in TYPES)
      .map((file) => [`/${file}`, brotliCompressSync(readFileSync(join(folder, file)))]),
  );
  const server = createServer({ keepAliveTimeout: 120_000 }, (request, response) => {
    const path = request.url === '/' ? '/index.html' : (request.url ?? '');
    const body = kept.get(path);
    if (body === undefined) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
      'content-encoding': 'br',
      'content-length': body.length,
      'cache-control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
