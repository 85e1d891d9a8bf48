/**
 * Speaks the protocol of an EventStoreDB node to the real client, as a process of its own. It
 * doubles the wire and the rules of appending; nothing that is tested on it alone may be called
 * tested on EventStoreDB. It prints its port, and ends with the process that started it. Arguments:
 *   --port N            where to listen; else anywhere
 *   --file PATH         keeps its log there, so that it can be killed and started again
 *   --key, --certificate PATH   speaks TLS
 *   --login NAME:PASSWORD       answers nobody else
 *   --server-version V  what it says it is (24.6.0.0); before 22.6 stream reads give no positions
 *   --no-batches        knows only the call that carries one append
 * It obeys words on its standard input, and repeats each when it has been heard:
 *   swallow   the next append is written and never answered
 *   lose      the next append is not written and its call ended
 *   timeout   the next append is written and answered as timed out
 *   twice     the next append is answered twice, the second time when nobody waits for it
 *   silence   nothing is answered any more;  speak: it is again
 *   deny      nothing may be read any more;  admit: it may again
 *   drop      every open call is ended as a dying node would
 *   follow HOST:PORT    another node leads;  lead: this one does
 *   members HOST:PORT:STATE,…   what it tells of its cluster
 *   calls     prints how many calls are open, after the word
 */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';

import { GossipService } from '@eventstore/db-client/generated/gossip_grpc_pb';
import { ServerFeaturesService } from '@eventstore/db-client/generated/serverfeatures_grpc_pb';
import { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb';
import { Server, ServerCredentials } from '@grpc/grpc-js';

import { StandInFile } from './stand-in-file';
import { membersFrom } from './stand-in-gossip';
import { StandInLog } from './stand-in-log';
import { Orders } from './stand-in-orders';
import { StandInServices } from './stand-in-services';

/** What a connection of a real node carries at once, by the default of its web server. */
const CALLS_AT_ONCE = 100;

const { values: given } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    file: { type: 'string' },
    key: { type: 'string' },
    certificate: { type: 'string' },
    login: { type: 'string' },
    'server-version': { type: 'string', default: '24.6.0.0' },
    'no-batches': { type: 'boolean', default: false },
  },
});

const orders = new Orders();
const log = new StandInLog(given.file === undefined ? undefined : new StandInFile(given.file));
const services = new StandInServices(log, orders, {
  login: given.login,
  version: given['server-version'],
  batches: !given['no-batches'],
});

const words: Readonly<Record<string, (rest: string) => void>> = {
  swallow: () => (orders.fault = 'swallow'),
  lose: () => (orders.fault = 'lose'),
  timeout: () => (orders.fault = 'timeout'),
  twice: () => (orders.fault = 'twice'),
  silence: () => (orders.silent = true),
  speak: () => (orders.silent = false),
  deny: () => (orders.denying = true),
  admit: () => (orders.denying = false),
  drop: () => orders.drop(),
  lead: () => (orders.leader = undefined),
  follow: (rest) => {
    const [host = '', port = ''] = rest.split(':');
    orders.leader = { host, port: Number(port) };
  },
  members: (rest) => (orders.members = membersFrom(rest)),
  calls: () => undefined,
};

const credentials = (): ServerCredentials => {
  const { key, certificate } = given;
  if (key === undefined || certificate === undefined) return ServerCredentials.createInsecure();
  const pair = { private_key: readFileSync(key), cert_chain: readFileSync(certificate) };
  return ServerCredentials.createSsl(null, [pair]);
};

const server = new Server({ 'grpc.max_concurrent_streams': CALLS_AT_ONCE });
const { batchAppend, append, read, supported, gossip } = services;
server.addService(StreamsService, { ...(!given['no-batches'] && { batchAppend }), append, read });
server.addService(ServerFeaturesService, { getSupportedMethods: supported });
server.addService(GossipService, { read: gossip });
server.bindAsync(`127.0.0.1:${given.port}`, credentials(), (error, port) => {
  if (error) throw error;
  orders.members = [{ host: '127.0.0.1', port, state: 'leader' }];
  process.stdout.write(`${port}\n`);
});
createInterface({ input: process.stdin })
  .on('line', (line) => {
    const [word = '', rest = ''] = line.split(' ');
    words[word]?.(rest);
    process.stdout.write(word === 'calls' ? `calls ${orders.openCalls}\n` : `${line}\n`);
  })
  .on('close', () => process.exit(0));
