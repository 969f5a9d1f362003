// Judges statements and receipts with an independent CBOR decoder (cbor2) and an independent COSE library (@auth0/cose).
//
//   node judge.mjs CASES.json
//
// CASES.json: {"keySet": "hex of the log's COSE_KeySet", "cases": [{"statement", "receipt", "issuerKey": JWK}]}, bytes in
// hex. Prints one line of JSON: for each case what held; a case that does not decode or verify says why.
import { createHash, createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { decode } from 'cbor2';
import { Sign1 } from '@auth0/cose';

const ALG = 1, KID = 4, VDS = 395, VDP = 396, INCLUSION = -1, RFC9162_SHA256 = 1;
const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();

// The path of RFC 9162 section 2.1.3.2, written from the text of the standard.
function rootOf(index, size, leaf, path) {
  let fn = BigInt(index), sn = BigInt(size) - 1n, r = leaf;
  if (fn > sn) throw new Error('index beyond size');
  for (const p of path) {
    if (sn === 0n) throw new Error('path too long');
    if ((fn & 1n) === 1n || fn === sn) {
      r = sha256(Buffer.from([1]), p, r);
      while ((fn & 1n) === 0n && fn !== 0n) { fn >>= 1n; sn >>= 1n; }
    } else {
      r = sha256(Buffer.from([1]), r, p);
    }
    fn >>= 1n; sn >>= 1n;
  }
  if (sn !== 0n) throw new Error('path too short');
  return r;
}

const keyOf = jwk => createPublicKey({ key: jwk, format: 'jwk' });
const okp = x => keyOf({ kty: 'OKP', crv: 'Ed25519', x: Buffer.from(x).toString('base64url') });

async function judgeStatement(bytes, issuerKey) {
  const [header, unprotected, payload] = decode(bytes).contents;
  const labels = decode(header);
  if (unprotected.size ?? Object.keys(unprotected).length) throw new Error('unprotected fields');
  JSON.parse(Buffer.from(payload).toString('utf8'));
  await Sign1.decode(bytes).verify(keyOf(issuerKey));
  return { alg: labels.get(ALG), contentType: labels.get(3), issuer: labels.get(15).get(1) };
}

async function judgeReceipt(bytes, statement, logKeys) {
  const [header, unprotected, payload] = decode(bytes).contents;
  const labels = decode(header);
  if (labels.get(VDS) !== RFC9162_SHA256) throw new Error(`vds ${labels.get(VDS)}`);
  if (payload !== null) throw new Error('payload not detached');
  const key = logKeys.find(it => Buffer.compare(Buffer.from(it.get(2)), Buffer.from(labels.get(KID))) === 0);
  if (!key) throw new Error('no such key in the key set');
  const [size, index, path] = decode(unprotected.get(VDP).get(INCLUSION)[0]);
  const root = rootOf(index, size, sha256(Buffer.from([0]), statement), path);
  await Sign1.decode(bytes).verify(okp(key.get(-2)), { detachedPayload: root });
  return { size: Number(size), index: Number(index) };
}

const input = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const logKeys = decode(Buffer.from(input.keySet, 'hex'));
const results = [];
for (const it of input.cases) {
  const statement = Buffer.from(it.statement, 'hex'), result = {};
  try { result.statement = await judgeStatement(statement, it.issuerKey); }
  catch (wrong) { result.statementFault = String(wrong.message ?? wrong); }
  try { result.receipt = await judgeReceipt(Buffer.from(it.receipt, 'hex'), statement, logKeys); }
  catch (wrong) { result.receiptFault = String(wrong.message ?? wrong); }
  results.push(result);
}
console.log(JSON.stringify(results));
