// What a function has no use for here: profiles in a home directory, metadata of an instance, X-Ray's store, event streams.

interface IniFiles {
  readonly configFile: object;
  readonly credentialsFile: object;
}

const noFiles: IniFiles = { configFile: {}, credentialsFile: {} };
export const CONFIG_PREFIX_SEPARATOR = '.';
export const loadSharedConfigFiles = (): Promise<IniFiles> => Promise.resolve(noFiles);
export const getInstanceMetadataRegion = (): Promise<undefined> => Promise.resolve(undefined);
export const fileStreamHasher = (): never => {
  throw new Error('There is no stream of a file to hash.');
};
export const InvokeStore = { getInstanceAsync: (): Promise<undefined> => Promise.resolve(undefined) };

/** S3 Select and streamed invocations, which the simulated services do not have. */
export const EventStreamSerde = undefined;
export const EventStreamMarshaller = undefined;
export const resolveEventStreamSerdeConfig = <Config>(config: Config): Config => config;
export const eventStreamSerdeProvider = (): object => ({});

/** Digests for where `node:crypto` has none. Ours has them. */
export const Sha256Js = undefined;
export const Sha1Js = undefined;
export const Md5Js = undefined;
