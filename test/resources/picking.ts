import { LoadOptionsContext } from 'n8n-core';
import {
	Workflow,
	type IDataObject,
	type ILoadOptionsFunctions,
	type INodeListSearchResult,
	type INodeParameters,
} from 'n8n-workflow';

import { SmartLeadApi } from '../../credentials/SmartLeadApi.credentials';
import { additionalData } from '../engine/additionalData';
import { inItsTime } from '../engine/hurry';
import { expectNoKey } from '../engine/runNode';
import { products } from '../products';

/** A dropdown in the editor: the context that n8n gives to the methods that fill it. */
export function editor(apiKey: string, parameters: INodeParameters = {}): ILoadOptionsFunctions {
	const [{ node: nodeType }] = products;
	const workflow = new Workflow({
		id: 'workflow',
		active: false,
		nodeTypes: {
			getByName: () => nodeType,
			getByNameAndVersion: () => nodeType,
			getKnownTypes: () => ({}),
		},
		nodes: [
			{
				id: '1',
				name: 'SmartLead',
				type: 'smartLead',
				typeVersion: 1,
				position: [0, 0],
				parameters,
				credentials: { smartLeadApi: { id: '1', name: 'SmartLead' } },
			},
		],
		connections: {},
	});
	const [node] = Object.values(workflow.nodes);
	const data = {
		...additionalData(new SmartLeadApi(), { apiKey, sendKeyIn: 'query' }),
		currentNodeParameters: parameters,
	};
	return new LoadOptionsContext(workflow, node as never, data as never, 'parameters');
}

type Pick<T> = (context: ILoadOptionsFunctions) => Promise<T>;

/** What a dropdown shows, or the sentence it shows instead. The key is in neither. */
export async function shown<T>(
	apiKey: string,
	parameters: INodeParameters,
	pick: Pick<T>,
): Promise<{ list?: T; failed?: { message: string; description?: string | null } }> {
	const result = await inItsTime(pick(editor(apiKey, parameters))).then(
		(list) => ({ list }),
		(failed: Error & { description?: string | null }) => ({ failed }),
	);
	expectNoKey(result, apiKey);
	return result;
}

/** One list of a node by its name, as n8n calls it. A list of several nodes is the same in each. */
export const search =
	(name: string, filter?: string, token?: string): Pick<INodeListSearchResult> =>
	async (context) => {
		const found = products.flatMap(({ node }) => node.methods?.listSearch?.[name] ?? [])[0];
		if (!found) throw new Error(`No node has a list ${name}`);
		return await found.call(context, filter, token);
	};

export const namesIn = (list: INodeListSearchResult | undefined): string[] =>
	(list?.results ?? []).map(({ name }) => name);

export const first = (list: INodeListSearchResult | undefined): IDataObject => ({
	...list?.results[0],
});
