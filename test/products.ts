import type { INodeType } from 'n8n-workflow';

import type { Resources } from '../nodes/engine/spec/operation';
import { resources as smartLead } from '../nodes/SmartLead/resources';
import { SmartLead } from '../nodes/SmartLead/SmartLead.node.ts';
import { resources as delivery } from '../nodes/SmartLeadDelivery/resources';
import { SmartLeadDelivery } from '../nodes/SmartLeadDelivery/SmartLeadDelivery.node.ts';
import { resources as prospect } from '../nodes/SmartLeadProspect/resources';
import { SmartLeadProspect } from '../nodes/SmartLeadProspect/SmartLeadProspect.node.ts';
import { resources as senders } from '../nodes/SmartLeadSenders/resources';
import { SmartLeadSenders } from '../nodes/SmartLeadSenders/SmartLeadSenders.node.ts';

// With their endings: where a script runs, `SmartLead.node` alone would be SmartLead.node.json.

/** A node of the package and what it is made of. */
export interface Product {
	/** Its class, which names its folder and file too. */
	className: string;
	node: INodeType;
	resources: Resources;
}

/** The four nodes that act, one for each product of SmartLead. */
export const products: Product[] = [
	{ className: 'SmartLead', node: new SmartLead(), resources: smartLead },
	{ className: 'SmartLeadDelivery', node: new SmartLeadDelivery(), resources: delivery },
	{ className: 'SmartLeadProspect', node: new SmartLeadProspect(), resources: prospect },
	{ className: 'SmartLeadSenders', node: new SmartLeadSenders(), resources: senders },
];

/** The node that has this resource. No two nodes have resources of the same name; a test says so. */
export function nodeWith(resource: unknown): INodeType {
	const product = products.find(({ resources }) => Object.hasOwn(resources, String(resource)));
	return (product ?? products[0]).node;
}
