import { freePort } from './live-servers.ts'
import { startOpenSearch } from './open-search.ts'

/** Three nodes of one cluster of OpenSearch 3, of the caller's own. */
export async function startThreeNodes() {
  const names = ['n1', 'n2', 'n3']
  const ports = await Promise.all(names.map(() => freePort()))
  const common = {
    'discovery.type': '',
    'discovery.seed_hosts': ports.map((port) => `127.0.0.1:${port}`).join(),
    'cluster.initial_cluster_manager_nodes': names.join(),
  }
  // None is ready before two have met.
  const nodes = await Promise.all(
    names.map((name, i) =>
      startOpenSearch('3.9.0', { ...common, 'node.name': name, 'transport.port': String(ports[i]) }),
    ),
  )
  const [first] = nodes
  const ask = async (path: string) => (await fetch(`${first?.url}${path}`)).text()
  return {
    urls: nodes.map(({ url }) => url),
    /** The node that manages the cluster, by which it is found that a node is gone. */
    async manager() {
      const name = (await ask('/_cat/cluster_manager?h=node')).trim()
      const node = nodes[names.indexOf(name)]
      if (node === undefined) throw new Error(`No node of ours manages the cluster: ${name}`)
      return node
    },
    async [Symbol.asyncDispose]() {
      for (const node of nodes) await node[Symbol.asyncDispose]()
    },
  }
}
