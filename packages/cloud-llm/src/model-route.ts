/** A provider as routing sees it. */
export interface RoutedProvider {
  readonly name: string;
  readonly modelFamilies: readonly RegExp[];
}

/** What the routing rule knows: the providers in their order, and the operator's own names. */
export interface ModelRouterOptions {
  /** At least one; the first is the primary provider. */
  readonly providers: readonly [RoutedProvider, ...RoutedProvider[]];
  /** Names that stand for `model` or `provider/model`. An alias is never resolved twice. */
  readonly aliases: Readonly<Record<string, string>>;
  /** Sent to the primary provider where no model was asked for. */
  readonly defaultModel: string;
  /** Send `defaultModel` whatever was asked for. */
  readonly forceModel: boolean;
}

/** The pair that serves a request; both are part of every cache key. */
export interface ModelRoute {
  readonly provider: string;
  readonly model: string;
}

/** One model as a caller can ask for it. */
export interface ListedModel {
  readonly id: string;
  /** The provider, or `alias:<provider>` for an alias. */
  readonly ownedBy: string;
}

/** Resolves names of models, before any cache key exists. */
export interface ModelRouter {
  /** Which provider and model serve a request for `requested`. */
  resolve(requested?: string): ModelRoute;
  /** The names a caller can ask for and be served as listed: the default model, alias targets, aliases. */
  listModels(): readonly ListedModel[];
}

/**
 * The routing rule: `provider/model` where that provider is configured, then an alias, then the first provider one of
 * whose model families matches, then the primary provider with the name as it is.
 */
export function createModelRouter(options: ModelRouterOptions): ModelRouter {
  const { providers, defaultModel, forceModel } = options;
  const [primary] = providers;
  const aliases = new Map(Object.entries(options.aliases));
  const fallback: ModelRoute = { provider: primary.name, model: defaultModel };

  const qualified = (name: string): ModelRoute | undefined => {
    const slash = name.indexOf('/');
    if (slash < 1 || slash === name.length - 1) return undefined;
    const provider = name.slice(0, slash);
    if (!providers.some((candidate) => candidate.name === provider)) return undefined;
    return { provider, model: name.slice(slash + 1) };
  };

  const unqualified = (model: string): ModelRoute => {
    const owner = providers.find(({ modelFamilies }) => modelFamilies.some((family) => family.test(model)));
    return { provider: (owner ?? primary).name, model };
  };

  const targetOf = (target: string): ModelRoute => qualified(target) ?? unqualified(target);

  const resolve = (requested?: string): ModelRoute => {
    if (requested === undefined || forceModel) return fallback;
    const direct = qualified(requested);
    if (direct !== undefined) return direct;
    const target = aliases.get(requested);
    return target === undefined ? unqualified(requested) : targetOf(target);
  };

  /** The shortest name by which a caller gets exactly this route. */
  const nameOf = ({ provider, model }: ModelRoute): string => {
    const plain = resolve(model);
    return plain.provider === provider && plain.model === model ? model : `${provider}/${model}`;
  };

  const listModels = (): readonly ListedModel[] => {
    const named = { id: nameOf(fallback), ownedBy: fallback.provider };
    if (forceModel) return [named];
    const routes = [...aliases]
      .map(([alias, target]) => ({ alias, route: targetOf(target) }))
      .sort((left, right) => (left.alias < right.alias ? -1 : 1));
    const all: readonly ListedModel[] = [
      named,
      ...routes.map(({ route }) => ({ id: nameOf(route), ownedBy: route.provider })),
      ...routes.map(({ alias, route }) => ({ id: alias, ownedBy: `alias:${route.provider}` })),
    ];
    return all.filter(({ id }, index) => all.findIndex((other) => other.id === id) === index);
  };

  return { resolve, listModels };
}
