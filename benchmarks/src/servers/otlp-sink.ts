import { Server, ServerCredentials, type ServiceDefinition } from '@grpc/grpc-js';

/** A collector that takes everything and keeps nothing. */
const exportMethod = (service: string): ServiceDefinition => ({
  Export: {
    path: `/opentelemetry.proto.collector.${service}/Export`,
    requestStream: false,
    responseStream: false,
    requestSerialize: (bytes: Buffer) => bytes,
    requestDeserialize: (bytes: Buffer) => bytes,
    responseSerialize: (bytes: Buffer) => bytes,
    responseDeserialize: (bytes: Buffer) => bytes,
  },
});

const server = new Server();
for (const service of ['trace.v1.TraceService', 'metrics.v1.MetricsService']) {
  server.addService(exportMethod(service), {
    Export: (_call: unknown, answer: (error: null, reply: Buffer) => void) => answer(null, Buffer.alloc(0)),
  });
}
server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, port) => {
  if (error !== null) throw error;
  process.stdout.write(`http://127.0.0.1:${port}\n`);
});
