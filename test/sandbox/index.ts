/**
 * The stand-in for SmartLead's four hosts, written from the API reference alone: it knows nothing
 * of the nodes that it puts to the test.
 */
export { addBlockEntry } from './state/blockList';
export {
	addCampaign,
	addCampaignFolder,
	addCampaignLead,
	addClient,
	addEmailAccount,
	addFailedDelivery,
	addLead,
	addLeadCategory,
	addLeadList,
	addLeadsToCampaign,
	addTag,
	addTeamMember,
} from './state/build';
export { catalog, findOperation, operationById } from './rules/catalog';
export type {
	CatalogDropdown,
	CatalogMatch,
	CatalogOperation,
	CatalogPagination,
	CatalogParam,
	CatalogValue,
} from './rules/catalog';
export { addPlacementTest, addTestFolder } from './state/placement';
export { exampleRequest } from './rules/example';
export type { ExampleRequest } from './rules/example';
export { keepSending } from './doors/eventDoor';
export { threadOf } from './state/inbox';
export { basePath, hostNames, hosts } from './hosts';
export type { HostName } from './hosts';
export { ownLimits, standardLimits } from './rules/limits';
export { isAnswering, openNockDoor } from './doors/nockDoor';
export type { NockDoor } from './doors/nockDoor';
export { addContact, addSearch } from './state/prospecting';
export { openProxyDoor } from './doors/proxyDoor';
export type { Neighbour, ProxyDoor } from './doors/proxyDoor';
export { Sandbox } from './sandbox';
export { seedForExamples } from './state/seed';
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
} from './state/state';
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
