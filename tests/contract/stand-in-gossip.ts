import gossip from '@eventstore/db-client/generated/gossip_pb';
import shared from '@eventstore/db-client/generated/shared_pb';

import type { Member } from './stand-in-orders';

const STATES = {
  leader: gossip.MemberInfo.VNodeState.LEADER,
  follower: gossip.MemberInfo.VNodeState.FOLLOWER,
  'catching-up': gossip.MemberInfo.VNodeState.CATCHINGUP,
} satisfies Record<Member['state'], gossip.MemberInfo.VNodeState>;

const isState = (word: string): word is Member['state'] => word in STATES;

/** What a node knows of its cluster (`Gossip.Read.cs`): who is alive, in which state, and where. */
export const clusterInfo = (members: readonly Member[]): gossip.ClusterInfo => {
  const info = new gossip.ClusterInfo();
  for (const [i, { host, port, state }] of members.entries()) {
    const id = new shared.UUID();
    id.setString(`00000000-0000-4000-8000-${String(i).padStart(12, '0')}`);
    const place = new gossip.EndPoint();
    place.setAddress(host);
    place.setPort(port);
    const member = new gossip.MemberInfo();
    member.setInstanceId(id);
    member.setTimeStamp('0');
    member.setState(STATES[state]);
    member.setIsAlive(true);
    member.setHttpEndPoint(place);
    info.addMembers(member);
  }
  return info;
};

/** `host:port:state`, separated by commas. */
export const membersFrom = (text: string): readonly Member[] =>
  text.split(',').map((member) => {
    const [host = '', port = '', state = ''] = member.split(':');
    if (!isState(state)) throw new Error(`not a state of a node: ${state}`);
    return { host, port: Number(port), state };
  });
