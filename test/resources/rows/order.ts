import { byId, type Rows } from '../row';

export const order: Rows = {
	get: {
		id: 'smartSender.getOrder',
		required: {
			parameters: { orderId: 'ORD_10001' },
			sends: [{ query: { order_id: 'ORD_10001' } }],
		},
		all: [],
	},
	place: {
		id: 'smartSender.placeOrder',
		required: {
			parameters: {
				vendorId: byId(1),
				forwardingDomain: 'example.com',
				domains: {
					domain: [
						{
							domainName: 'one.example.com',
							emailAccounts: {
								emailAccount: [
									{ emailAddress: 'sam@one.example.com', firstName: 'Sam', lastName: 'One' },
								],
							},
						},
					],
				},
				userDetails: { details: { email: 'buyer@example.com' } },
			},
			sends: [
				{
					body: {
						vendor_id: 1,
						forwarding_domain: 'example.com',
						domains: [
							{
								domain_name: 'one.example.com',
								mailbox_details: [
									{ mailbox: 'sam@one.example.com', first_name: 'Sam', last_name: 'One' },
								],
							},
						],
						user_details: { email: 'buyer@example.com' },
					},
				},
			],
		},
		all: [
			{
				parameters: {
					vendorId: byId(2),
					forwardingDomain: ' example.com ',
					domains: {
						domain: [
							{
								domainName: 'one.example.com',
								emailAccounts: {
									emailAccount: [
										{
											emailAddress: 'sam@one.example.com',
											firstName: 'Sam',
											lastName: 'One',
											parentAccountId: '101',
											profilePicture: 'sam.jpg',
										},
										{
											emailAddress: 'Kim@ONE.example.com',
											firstName: 'Kim',
											lastName: 'One',
											parentAccountId: '',
											profilePicture: '',
										},
									],
								},
							},
							{
								domainName: 'two.example.com',
								emailAccounts: {
									emailAccount: [
										{ emailAddress: 'sam@two.example.com', firstName: 'Sam', lastName: 'Two' },
									],
								},
							},
						],
					},
					userDetails: {
						details: {
							addressLineOne: '1 Example Street',
							addressLineTwo: 'Floor 2',
							city: 'Example Town',
							company: 'Example Ltd',
							country: 'India',
							email: 'buyer@example.com',
							firstName: 'Robin',
							languagePreference: 'en',
							lastName: 'Example',
							phone: '5550100',
							phoneCc: '+91',
							postalCode: '560001',
							state: 'Karnataka',
						},
					},
				},
				sends: [
					{
						body: {
							vendor_id: 2,
							forwarding_domain: 'example.com',
							domains: [
								{
									domain_name: 'one.example.com',
									mailbox_details: [
										{
											mailbox: 'sam@one.example.com',
											first_name: 'Sam',
											last_name: 'One',
											profile_pic: 'sam.jpg',
											parent_account_id: 101,
										},
										{ mailbox: 'Kim@ONE.example.com', first_name: 'Kim', last_name: 'One' },
									],
								},
								{
									domain_name: 'two.example.com',
									mailbox_details: [
										{ mailbox: 'sam@two.example.com', first_name: 'Sam', last_name: 'Two' },
									],
								},
							],
							user_details: {
								addressLineOne: '1 Example Street',
								addressLineTwo: 'Floor 2',
								city: 'Example Town',
								company: 'Example Ltd',
								country: 'India',
								email: 'buyer@example.com',
								firstName: 'Robin',
								languagePreference: 'en',
								lastName: 'Example',
								phone: '5550100',
								phoneCc: '+91',
								postalCode: '560001',
								state: 'Karnataka',
							},
						},
					},
				],
			},
		],
	},
};
