/** The largest message either side may send: a 20 MB file and its envelope, with room. */
export const MAX_MESSAGE_BYTES = 32 * 1024 * 1024;

/** Separates the JSON head from a file's bytes in a binary message; never a byte of UTF-8. */
const DELIMITER = 0xff;
const MAX_HEAD_BYTES = 4 * 1024 * 1024;
const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * Whether a message from the screen has the shape the RPC library sends. The library trusts its peer: most
 * malformed messages would otherwise end the worker. The relays ask this first and drop the connection on false.
 */
export function isRequestEnvelope(raw: unknown): raw is string | Uint8Array | ArrayBuffer {
  const head = headOf(raw);
  if (head === undefined || head.length > MAX_HEAD_BYTES) return false;
  let message: unknown;
  try {
    message = JSON.parse(head);
  } catch {
    return false;
  }
  return isRequest(message);
}

function headOf(raw: unknown): string | undefined {
  if (typeof raw === 'string') return raw.length <= MAX_MESSAGE_BYTES ? raw : undefined;
  if (!(raw instanceof Uint8Array) && !(raw instanceof ArrayBuffer)) return undefined;
  const bytes = raw instanceof ArrayBuffer ? new Uint8Array(raw) : raw;
  if (bytes.length > MAX_MESSAGE_BYTES) return undefined;
  const end = bytes.indexOf(DELIMITER);
  try {
    return decoder.decode(end === -1 ? bytes : bytes.subarray(0, end));
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Request (type absent or 1) and abort (4); the desk streams nothing from the screen. */
function isRequest(message: unknown): boolean {
  if (!isObject(message) || typeof message['i'] !== 'string' || message['i'].length > 64) return false;
  if (message['t'] === 4) return true;
  if (message['t'] !== undefined && message['t'] !== 1) return false;
  const payload = message['p'];
  if (!isObject(payload)) return false;
  const { u: url, h: headers, m: method } = payload;
  if (typeof url !== 'string' || url.length > 200 || !/^(?:http:\/\/orpc)?\/[\w/-]+$/.test(url)) return false;
  if (method !== undefined && method !== 'POST') return false;
  return (
    headers === undefined || (isObject(headers) && Object.values(headers).every((v) => typeof v === 'string'))
  );
}
