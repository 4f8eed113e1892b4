import { decoded } from '../../../text/entities';
import { plainText } from '../../../text/html';

/** Whether nothing would be seen of an email: tags and spaces show nothing, a picture does. */
export const isBlank = (html: string): boolean =>
	!/<img\b/i.test(html) && decoded(plainText(html)).replace(/[\s\p{Cf}\u034f]/gu, '') === '';
