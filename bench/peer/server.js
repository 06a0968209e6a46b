// The peer: @neo4j/graphql on Apollo Server, on the Neo4j of the benchmark, one process. The benchmark hands over
// type definitions (PEER_SCHEMA, a file), the database and the port.
import { readFileSync } from "node:fs";
import net from "node:net";
import { ApolloServer } from "@apollo/server";
import { startStandaloneServer } from "@apollo/server/standalone";
import { Neo4jGraphQL } from "@neo4j/graphql";
import neo4j from "neo4j-driver";

// Its driver leaves Nagle's algorithm on, which holds a statement of several segments back for some 40 ms. Turned off
// here, so that the peer is compared as quick as it can be.
const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...given) {
  return connect.apply(this.setNoDelay(true), given);
};

const { NEO4J_URI, NEO4J_USERNAME, NEO4J_PASSWORD, PEER_SCHEMA, PEER_PORT } = process.env;
const driver = neo4j.driver(NEO4J_URI, neo4j.auth.basic(NEO4J_USERNAME, NEO4J_PASSWORD), {
  notificationFilter: { minimumSeverityLevel: "OFF" },
  telemetryDisabled: true,
});
const typeDefs = readFileSync(PEER_SCHEMA, "utf8");
const schema = await new Neo4jGraphQL({ typeDefs, driver }).getSchema();
const server = new ApolloServer({ schema, introspection: false, csrfPrevention: false });
await startStandaloneServer(server, { listen: { host: "127.0.0.1", port: Number(PEER_PORT) } });
