/*
 * The words by which clients introduce what they quote. English, German, French, Spanish, Portuguese,
 * Italian, Dutch and Polish, in this order. All in lower case, with straight apostrophes and plain spaces.
 */

/**
 * "On … wrote:" of Gmail, Apple Mail, Thunderbird, Yahoo and ProtonMail: how it begins, and a word that
 * stands in it or ends it. "I wrote" and "wrote to me" are what people say themselves.
 */
export const introWords: Array<{ begins: RegExp; says: RegExp }> = [
	{ begins: /^on\b/, says: /(?<!\b(?:i|we) )\bwrote$/ },
	{
		begins: /^am\b/,
		says: /\bschrieb\b(?! (?:ich|wir)\b)|(?<! (?:mir|uns) .{0,80})\bgeschrieben\b/,
	},
	{ begins: /^le\b/, says: /(?<!'|\bnous )\ba écrit\b|\ba ecrit\b/ },
	{ begins: /^el\b/, says: /(?<!\b(?:me|nos) )\b(?:escribió(?!\p{L})|escribio\b)/u },
	{ begins: /^(?:em|no dia|às|a)(?!\p{L})/u, says: /(?<!\b(?:me|nos) )\bescreveu\b/ },
	{ begins: /^(?:il|in data)\b/, says: /(?<!\b(?:mi|ci) )\bha scritto\b/ },
	{
		begins: /^op\b/,
		says: /\bschreef\b(?! (?:ik|wij?|we|mij?|me|ons)\b)|(?<! (?:mij|me|ons) .{0,80})\bgeschreven\b/,
	},
	{
		// Gmail and ProtonMail begin with the day: "pon., 3 mar 2025 o 09:15"; Apple Mail with the words.
		begins:
			/^(?:w dniu|dnia|wiadomość napisana przez|(?:pon|wt|śr|czw|pt|sob|niedz)\.|poniedziałek|wtorek|środa|czwartek|piątek|sobota|niedziela)(?!\p{L})/u,
		says: /(?:\bpisze\b|\bnapisał(?:a|\(a\))?(?!\p{L}))(?! do | mi\b)|^wiadomość napisana przez/u,
	},
	// Horde: "Zitat von Alex Sender <alex@example.com>:"
	{
		begins: /^(?:quoting|zitat von|citando|citeren|cytowanie)\b/,
		says: /^(?:quoting|zitat von|citando|citeren|cytowanie)\b/,
	},
];

/** What stands between dashes above the earlier email: Outlook, Samsung, Gmail, Yahoo, Thunderbird, ProtonMail. */
export const separators = new Set([
	...['original message', 'forwarded message', 'original appointment'],
	...[
		'ursprüngliche nachricht',
		'original-nachricht',
		'originalnachricht',
		'ursprünglicher termin',
	],
	...['weitergeleitete nachricht', 'urspr. nachricht', 'original nachricht'],
	...["message d'origine", 'message original', 'message transféré', 'message transmis'],
	...['message réexpédié', "e-mail d'origine", 'courriel original', "rendez-vous d'origine"],
	...['mensaje original', 'mensaje reenviado', 'correo original', 'mensaje de origen'],
	...['mensagem original', 'mensagem encaminhada', 'mensagem reencaminhada'],
	...['messaggio originale', 'messaggio inoltrato', 'messaggio di origine'],
	...['oorspronkelijk bericht', 'origineel bericht', 'doorgestuurd bericht'],
	...['oorspronkelijke bericht', 'oorspronkelijke afspraak'],
	...['oryginalna wiadomość', 'wiadomość oryginalna', 'pierwotna wiadomość'],
	...['przekazana wiadomość', 'wiadomość przekazana', 'treść przekazanej wiadomości'],
]);

/** The same in Apple Mail, without dashes and with a colon. */
export const beginnings = new Set([
	...['begin forwarded message', 'forwarded message'],
	'anfang der weitergeleiteten nachricht',
	...['début du message réexpédié', 'début du message transféré'],
	'inicio del mensaje reenviado',
	...['início da mensagem reencaminhada', 'início da mensagem encaminhada'],
	'inizio messaggio inoltrato',
	'begin doorgestuurd bericht',
	'początek przekazywanej wiadomości',
]);

export type Header = 'from' | 'date' | 'to' | 'subject' | 'other';

const headersBy: Record<Header, string> = {
	from: 'from von de da van od mittente nadawca expéditeur remitente remetente afzender',
	date: 'sent date gesendet gesendet_am datum envoyé envoyé_le date_d_envoi enviado enviado_el enviada enviada_em enviado_em fecha data inviato inviato_il verzonden verzonden_op wysłano wysłane wyslano data_wysłania message_du',
	to: 'to an à a para aan do pour adresat destinatario destinatário per',
	subject: 'subject betreff objet sujet asunto assunto oggetto ogg onderwerp temat',
	other:
		'cc cci bcc bcco cco ccn kopie copie copia cópia dw udw dw_udw kopia cc_bcc reply-to antwort_an répondre_à responder_a importance wichtigkeit attachments anlagen pièces_jointes adjuntos anexos allegati bijlagen załączniki priority priorität',
};

/** What stands before the colon of a line of the block that Outlook and Samsung put above the earlier email. */
export const headers = new Map(
	Object.entries(headersBy).flatMap(([kind, words]) =>
		words.split(' ').map((word): [string, Header] => [word.replaceAll('_', ' '), kind as Header]),
	),
);

/**
 * Whoever says so writes between the lines of the earlier email, in Outlook without any mark: "my answers
 * are below, in red".
 */
export const answersBelow =
	/\b(?:in-?line|in (?:red|blue|green)|(?:answers?|answered|comments?|repl(?:y|ies)|responses?) (?:are |is |in |to \w+ )?below|in (?:rot|blau|grün)|antworten (?:stehen )?(?:unten|im text|direkt)|réponses (?:sont )?(?:ci-dessous|plus bas|dans le texte)|en (?:rouge|bleu|rojo|azul)|respuestas (?:abajo|más abajo)|respondo abajo|respostas abaixo|respondo abaixo|em (?:vermelho|azul)|risposte (?:qui )?sotto|rispondo sotto|in rosso|antwoorden (?:staan )?hieronder|in het rood|in rood|odpowiedzi poniżej|na czerwono)\b/i;
