/**
 * The stand-in for SmartLead's four hosts, written from the API reference alone: it knows nothing
 * of the nodes that it puts to the test.
 */
export { addBlockEntry } from './blockList';
export {
	addCampaign,
	addCampaignFolder,
	addCampaignLead,
	addClient,
	addEmailAccount,
	addLead,
	addLeadCategory,
	addLeadList,
	addLeadsToCampaign,
	addTag,
	addTeamMember,
} from './build';
export { catalog, findOperation, operationById } from './catalog';
export type {
	CatalogDropdown,
	CatalogMatch,
	CatalogOperation,
	CatalogPagination,
	CatalogParam,
	CatalogValue,
} from './catalog';
export { addPlacementTest, addTestFolder } from './deliveryDesk';
export { exampleRequest } from './example';
export type { ExampleRequest } from './example';
export { keepSending } from './desk';
export { threadOf } from './inbox';
export { basePath, hostNames, hosts } from './hosts';
export type { HostName } from './hosts';
export { ownLimits, standardLimits } from './limits';
export { openNockDoor } from './nockDoor';
export type { NockDoor } from './nockDoor';
export { addContact, addSearch } from './prospectDesk';
export { openProxyDoor } from './proxyDoor';
export type { Neighbour, ProxyDoor } from './proxyDoor';
export { Sandbox } from './sandbox';
export type {
	Campaign,
	CampaignLead,
	CampaignSchedule,
	CampaignSettings,
	CampaignFolder,
	Client,
	EmailAccount,
	Lead,
	LeadCategory,
	LeadList,
	PromptTemplate,
	SandboxState,
	SequenceStep,
	SequenceVariant,
	Tag,
	TeamMember,
	TestEmail,
} from './state';
export { everyShape, shapesCalled } from './types';
export type {
	ApiAnswer,
	ApiCall,
	Fault,
	LoggedCall,
	MisbehaviourRule,
	RateLimits,
	RateWindow,
	SandboxOptions,
	Shapes,
} from './types';
